import { describe, expect, it } from "vitest";
import { readGold } from "../gold-files.js";
import { score } from "../score.js";

const gold = readGold("bench/gold/own.jsonl");

describe("the project's own gold", () => {
  it.each(gold.map((article) => [article.id, article] as const))(
    "%s copies its evidence from the text",
    (_, article) => {
      for (const { evidence, words, figure } of article.statements) {
        expect(article.text).toContain(evidence ?? words);
        if (typeof figure === "string") expect(evidence).toContain(figure);
      }
    },
  );

  it("scores nothing without an output, and counts what it asks for", () => {
    const sheet = score(gold, new Map());
    const statements = gold.flatMap((article) => article.statements);
    expect(sheet["event.type@span"]).toMatchObject({
      F1: 0,
      gold: statements.filter((s) => s.kind === "event").length,
    });
    expect(sheet.quote).toMatchObject({ F1: 0, gold: statements.filter((s) => s.kind === "quote").length });
  });
});
