import { expect, test } from "vitest";
import { fitRanking } from "./ranking.js";

const choice = (right: number, ...options: string[][]) => ({
  options,
  right: options.map((_, at) => at === right),
  weight: 1,
});

test("what is true of right options weighs more than what is true of others", () => {
  const weights = fitRanking(
    Array.from({ length: 40 }, (_, at) => choice(at % 2, ["near", "first"], ["far", "first"])),
  );
  expect(Math.abs((weights.get("near") ?? 0) - (weights.get("far") ?? 0))).toBeLessThan(0.5);
  const sure = fitRanking(Array.from({ length: 40 }, () => choice(0, ["near", "first"], ["far", "first"])));
  expect((sure.get("near") ?? 0) - (sure.get("far") ?? 0)).toBeGreaterThan(2);
  expect(sure.get("first")).toBeCloseTo(0, 5);
});

test("choices without a right option teach nothing, and rare features are left out", () => {
  expect(fitRanking(Array.from({ length: 10 }, () => choice(-1, ["near"], ["far"]))).has("near")).toBe(false);
  expect(fitRanking([choice(0, ["once"], ["far"])]).has("once")).toBe(false);
});

test("the same choices give the same weights", () => {
  const choices = Array.from({ length: 20 }, (_, at) => choice(at % 3 ? 0 : 1, ["a", "b"], ["c"]));
  expect([...fitRanking(choices)]).toEqual([...fitRanking(choices)]);
});
