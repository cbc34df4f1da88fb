import { expect, test } from "vitest";
import { keyOf } from "./right.js";

test("acts are the same where their types and states are", () => {
  const accusation = { type: "ACCUSE" as const, actor: ["USA"], recipient: [{ code: "IRN" }, "NSA:hamas", "IRN"] };
  expect(keyOf(accusation)).toBe("ACCUSE USA > IRN");
  expect(keyOf({ ...accusation, recipient: [{ code: null }] })).toBe("ACCUSE USA > ");
});

test("where both sides act it does not matter who stands on which", () => {
  const one = keyOf({ type: "CONSULT", actor: ["FRA", "DEU"], recipient: ["YUG"] });
  expect(one).toBe(keyOf({ type: "CONSULT", actor: ["SRB"], recipient: ["DEU", "FRA"] }));
});
