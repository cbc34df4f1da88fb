import { describe, expect, test } from "vitest";
import { amountIn } from "./numbers.js";
import { mentionsOf } from "./test-mentions.js";

const quantityOf = (text: string) => mentionsOf(text, "2025-05-14").quantities[0];

describe("quantities", () => {
  test.each([
    ["They pledged $50 million in aid.", "money", "$50 million", "USD", 50_000_000],
    ["They pledged $2.5bn in aid.", "money", "$2.5bn", "USD", 2_500_000_000],
    ["They pledged €300m in aid.", "money", "€300m", "EUR", 300_000_000],
    ["They pledged 40 million euros.", "money", "40 million euros", "EUR", 40_000_000],
    ["Norway will give 75 billion kroner in aid.", "money", "75 billion kroner", null, 75_000_000_000],
    ["They gave 2.5 billion Danish kroner.", "money", "2.5 billion Danish kroner", "DKK", 2_500_000_000],
    ["They gave 2 billion Canadian dollars.", "money", "2 billion Canadian dollars", "CAD", 2_000_000_000],
    ["Jakarta borrowed 40 trillion rupiah.", "money", "40 trillion rupiah", "IDR", 40_000_000_000_000],
    ["Spending rose to 2.5% of output.", "percent", "2.5%", "%", 2.5],
    ["Spending rose by 3 percent.", "percent", "3 percent", "%", 3],
    ["They sent 3,000 soldiers.", "count", "3,000", "soldier", 3000],
    ["They sent two million refugees home.", "count", "two million", "refugee", 2_000_000],
    ["They sent about a thousand soldiers.", "count", "about a thousand", "soldier", 1000],
    ["More than half a million refugees fled.", "count", "More than half a million", "refugee", 500_000],
    ["A quarter of a million refugees fled.", "count", "A quarter of a million", "refugee", 250_000],
    ["They lost a million and a half soldiers.", "count", "a million and a half", "soldier", 1_500_000],
    ["They pledged a billion dollars in aid.", "money", "a billion dollars", "USD", 1_000_000_000],
    ["The talks lasted three days.", "duration", "three days", "day", 3],
  ])("%s", (text, type, value, unit, amount) => {
    expect(quantityOf(text)).toMatchObject({ type, value, unit, amount });
  });

  test.each([
    ["at least two dozen people", 24],
    ["1,200", 1200],
    ["some 1.5 million tonnes", 1_500_000],
    ["twenty-five", 25],
    ["three hundred thousand", 300_000],
    ["12 of 30", 12],
    ["nearly a million", 1_000_000],
    ["half a million", 500_000],
    ["the largest", null],
  ])("the number in %j", (figure, amount) => {
    expect(amountIn(figure)).toBe(amount);
  });

  test.each([
    ["Iceland has 40 to 60 icebreakers.", ["40 to 60"]],
    ["The Senate approved it by 61 votes to 39.", ["61 votes to 39"]],
    ["The vote was 120 to 14.", ["120 to 14"]],
    ["It gave 500 to three schools.", ["500", "three"]],
    ["They met between 3 and 5 July.", []],
    ["They fought from 1992 to 1995 and in the war of 1914-18.", []],
  ])("a range or a vote is one figure: %s", (text, values) => {
    expect(mentionsOf(text, "2025-05-14").quantities.map(({ value }) => value)).toEqual(values);
  });

  test("what is numbered is not counted", () => {
    expect(mentionsOf("They invoked Article 5 and Resolution 1701.", "2025-05-14").quantities).toEqual([]);
  });

  test("a rank", () => {
    expect(quantityOf("It was the third wave of strikes.")?.type).toBe("rank");
    expect(quantityOf("It was the first UN-sponsored meeting.")?.value).toBe("first UN-sponsored meeting");
    expect(quantityOf("It was their 12th meeting.")?.value).toBe("12th meeting");
    expect(quantityOf("It was their fourteenth meeting.")?.value).toBe("fourteenth meeting");
    expect(quantityOf("The border was drawn in the 19th century.")).toBeUndefined();
  });
});
