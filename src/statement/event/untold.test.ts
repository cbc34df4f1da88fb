import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { Event } from "../schema.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(undefined, { least: 0.2 });
});

const typesOf = (text: string): Event["type"][] => {
  const article = { ...readText(text, { id: "test", published: "2025-02-05" }), language: "en" };
  return coder.code(article).statements.flatMap((one) => (one.kind === "event" ? [one.type] : []));
};

describe("acts of which something else is told", () => {
  it.each([
    ["Australia lifted its sanctions on Fiji on Friday.", "CONCEDE", "SANCTION"],
    ["Chile and Bolivia failed to reach an agreement on Friday.", null, "AGREE"],
    ["Norway has agreed to ease restrictions on fishermen from Iceland.", "AGREE", "CONCEDE"],
    ["Kenya demanded that Uganda release the fishermen.", "REQUEST", "RETREAT"],
    ["Eritrea violated the ceasefire on Sunday, Ethiopia said.", null, "RETREAT"],
    ["Serbia threatened to bomb Croatia.", "THREATEN", "ASSAULT"],
    ["Lithuania called for sanctions on Belarus on Friday.", "REQUEST", "SANCTION"],
    ["Armenia and Azerbaijan agreed to a ceasefire on Friday.", "AGREE", "RETREAT"],
    ["Canada reduced its tariffs on Mexican steel on Monday.", "CONCEDE", "SANCTION"],
  ] as const)("are not told: %s", (text, told, untold) => {
    const types = typesOf(text);
    if (told) expect(types).toContain(told);
    expect(types).not.toContain(untold);
  });

  it("are told where they have a clause of their own", () => {
    expect(typesOf("Australia lifted the sanctions that it imposed on Fiji in 2006.")).toContain("SANCTION");
  });
});
