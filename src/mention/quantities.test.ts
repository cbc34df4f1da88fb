import { describe, expect, test } from "vitest";
import { amountIn } from "./quantities.js";
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
    ["the largest", null],
  ])("the number in %j", (figure, amount) => {
    expect(amountIn(figure)).toBe(amount);
  });

  test("what is numbered is not counted", () => {
    expect(mentionsOf("They invoked Article 5 and Resolution 1701.", "2025-05-14").quantities).toEqual([]);
  });

  test("a rank", () => {
    expect(quantityOf("It was the third wave of strikes.")?.type).toBe("rank");
  });
});
