import { describe, expect, it } from "vitest";
import { readGold } from "../gold-files.js";
import { score, scoreTypes } from "../score.js";

const gold = ["own", "news", "reports"].flatMap((name) => readGold(`bench/gold/${name}.jsonl`));

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

  it("counts every event as found or as taken for something else", () => {
    const { types, confusions } = scoreTypes(gold, new Map());
    const events = gold.flatMap((article) => article.statements).filter(({ kind }) => kind === "event");
    const counted = types.reduce((sum, [, counts]) => sum + counts.gold, 0);
    expect(counted).toBe(events.length);
    expect(types.every(([, { found, pred }]) => found === 0 && pred === 0)).toBe(true);
    expect(confusions.reduce((sum, [, times]) => sum + times, 0)).toBe(events.length);
    expect(confusions.every(([name]) => name.endsWith(" as nothing"))).toBe(true);
  });
});
