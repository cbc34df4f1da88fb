import { expect, test } from "vitest";
import { actorOf, actorsOf } from "./test-mentions.js";

test.each([
  ["Brazil's Security Council met on Monday.", "Security Council", "BRA"],
  [
    "The secretary of the Security Council, Tilda Harrow, left Yerevan for Armenia's border.",
    "The secretary of the Security Council, Tilda Harrow",
    "ARM",
  ],
  ["Norway asked the Security Council to meet.", "the Security Council", "UNO"],
])("%s", (text, words, code) => {
  expect(actorOf(text, words, "2012-05-07")?.parties[0]?.code).toBe(code);
});

test("Labour is a party, but not in a ministry's name", () => {
  expect(actorsOf("Labour rejected the Norwegian offer.", "2012-05-07")[0]).toBe("Labour | NSA:labour");
  for (const text of [
    "The Labour Ministry of Norway refused.",
    "Norway's Minister of Labour and Social Affairs refused.",
  ])
    expect(actorsOf(text, "2012-05-07").some((one) => one.includes("labour"))).toBe(false);
});
