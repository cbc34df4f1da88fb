import { readFileSync } from "node:fs";
import { beforeAll, expect, test } from "vitest";
import { readText } from "../article/index.js";
import { type Coder, loadCoder } from "../coder.js";
import type { Mentions } from "../mention/index.js";
import { codeStatements } from "./code-statements.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

const PARTS = [
  "Norway's foreign minister met his Kenyan counterpart in Nairobi on Tuesday.",
  "“We will pay $40 million by June,” he told reporters.",
  "Kenya urged Norway on 3 May to send two more envoys, and Uganda signed a treaty with Chad in 2019.",
];

/** How often what is mentioned is looked at while a text of so many sentences is coded. */
function looks(sentences: number): number {
  const text = Array.from({ length: sentences }, (_, at) => PARTS[at % PARTS.length]).join(" ");
  const article = readText(text, { id: "long", published: "2024-05-14" });
  const analysis = coder.analyse(article);
  let count = 0;
  const watched = <Mention extends object>(all: readonly Mention[]): Mention[] =>
    all.map(
      (mention) =>
        new Proxy(mention, {
          get(target, field) {
            count++;
            return Reflect.get(target, field);
          },
        }),
    );
  const { actors, places, times, quantities } = analysis.mentions;
  const mentions: Mentions = {
    actors: watched(actors),
    places: watched(places),
    times: watched(times),
    quantities: watched(quantities),
  };
  expect(codeStatements(article, analysis.sentences, mentions, coder.reader).length).toBeGreaterThan(0);
  return count;
}

test("a text twice as long takes twice the work", () => {
  expect(looks(160)).toBeLessThan(2.1 * looks(80));
});
