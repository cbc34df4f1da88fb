import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";
import { split } from "../../language/index.js";
import { findMentions } from "../../mention/index.js";
import { readSources } from "../../source/index.js";
import { codeStatements } from "../code-statements.js";
import { likelyToHold, mayHold } from "./gate.js";

const coder = await loadCoder(readFileSync("model/english.bin"));

function gates(text: string) {
  const article = readText(text, { published: "2025-05-14" });
  const sentences = split(article.text);
  for (const sentence of sentences) coder.language.tag(sentence);
  const mentions = findMentions(article, sentences);
  return { may: mayHold(sentences, mentions), likely: likelyToHold(sentences, mentions) };
}

test("acts of states pass", () => {
  const { likely } = gates(
    "The foreign ministers of Greece and Turkey met in Athens. Warsaw pledged $50 million in aid to Ukraine. Iran condemned the Israeli air strikes.",
  );
  expect(likely).toEqual([true, true, true]);
});

test("what tells of no act does not, though a state and a word of the lexicon stand in it", () => {
  const { may, likely } = gates(
    "The sand is white and the sea is calm until the end of October. We ate grilled fish at a table under a fig tree. I was born in Spain and I never liked the heat, but my mother did. Bring a hat, because there is little shade in the afternoon.",
  );
  expect(may).toEqual([false, false, true, false]);
  expect(likely).toEqual([false, false, false, false]);
});

test("of a few sentences all that may hold an act are parsed, though a judge would pass over them in a long text", () => {
  const order = "The Fijian government ordered the newspaper Island Voice to stop printing.";
  expect(gates(order).likely).toEqual([true]);
  const story = "We walked along the beach until dark. The water was warm. Nobody spoke much. Then it rained.";
  expect(gates(`${story} ${order}`).likely.at(-1)).toBe(false);
});

test("what counts someone passes where the report around it is about politics, though it names no one", () => {
  const { may, likely } = gates(
    "Chad and Niger exchanged prisoners at the border on Monday. More than 300 people have been killed since the spring. The lorries were blue.",
  );
  expect(may).toEqual([true, true, false]);
  expect(likely).toEqual([true, true, false]);
  expect(gates("We hiked over the hill. More than 300 people were killed by the flood in 1953.").likely[1]).toBe(false);
});

test("nothing passes that the rule stops", async () => {
  for await (const item of readSources(["samples"])) {
    if (!("article" in item)) continue;
    const { may, likely } = gates(item.article.text);
    for (const [index, passes] of likely.entries()) expect(passes && !may[index]).toBe(false);
  }
});

test("the samples' statements are those that would be found if all were parsed", async () => {
  let statements = 0;
  let left = 30;
  for await (const item of readSources(["samples"])) {
    if (!("article" in item) || item.article.language !== "en" || left-- <= 0) continue;
    const { sentences, mentions } = coder.analyse(item.article);
    const all = codeStatements(item.article, sentences, mentions, coder.reader);
    const found = coder.code(item.article).statements.filter(({ evidence }) => evidence.in !== "title");
    expect(found.map(({ kind, evidence }) => [kind, evidence.text])).toEqual(
      all.map(({ kind, evidence }) => [kind, evidence.text]),
    );
    statements += all.length;
  }
  expect(statements).toBeGreaterThan(50);
});
