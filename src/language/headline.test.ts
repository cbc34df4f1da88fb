import { describe, expect, it } from "vitest";
import { headlineForms, isHeadline } from "./headline.js";
import type { Sentence } from "./sentence.js";
import { split } from "./split.js";

function only(text: string): Sentence {
  const [sentence] = split(text);
  if (!sentence) throw new Error("no sentence");
  return sentence;
}

describe("headlines", () => {
  it.each([
    ["Leaders Agree to Resume Border Talks in Geneva", true],
    ["NORWAY AND CHILE SIGN FISHING TREATY", true],
    ["Norway and Chile sign fishing treaty", false],
    ["Prime Minister Jonas Gahr Store", false],
    ["The United Nations Security Council met in New York on Friday.", false],
    ["The United Nations Security Council will meet", false],
    ["Yes", false],
  ])("%s", (text, expected) => {
    expect(isHeadline(only(text))).toBe(expected);
  });

  it("are given as running text, length for length", () => {
    const forms = (text: string) => headlineForms(only(text)).join(" ");
    expect(forms("Leaders Agree To Resume Talks With Chile")).toBe("leaders agree to resume talks with Chile");
    expect(forms("NORWAY AND CHILE SIGN TREATY WITH US")).toBe("Norway and Chile sign treaty with US");
    expect(forms("US Envoy Won't Visit NATO Troops")).toBe("US envoy wo n't visit NATO troops");
  });
});
