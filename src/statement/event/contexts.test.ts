import { describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { contextsOf } from "./contexts.js";

function contexts(text: string, words: string, type: Parameters<typeof contextsOf>[2]): string[] {
  const article = readText(text);
  const start = article.text.indexOf(words);
  return contextsOf(article, { start, end: start + words.length, text: words }, type);
}

describe("contexts", () => {
  it("are told by the words of the evidence and its sentence", () => {
    const text = "Norway sent troops to the border. Sweden raised its tariff on steel after the elections.";
    expect(contexts(text, "Norway sent troops", "MOBILIZE")).toEqual(expect.arrayContaining(["military", "territory"]));
    const trade = contexts(text, "raised its tariff", "SANCTION");
    expect(trade).toEqual(expect.arrayContaining(["economic", "election"]));
    expect(trade).not.toContain("military");
  });

  it("are diplomatic where states only talk, and never many", () => {
    expect(contexts("Kenya met Uganda.", "Kenya met Uganda", "CONSULT")).toEqual(["diplomatic"]);
    const full = "The court tried the drug smuggler, a journalist, over trade, oil, refugees, elections and missiles.";
    expect(contexts(full, full, "COERCE").length).toBeLessThanOrEqual(5);
  });
});
