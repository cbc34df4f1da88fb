/**
 * How quiet where there is nothing to find: events per 1,000 words of academic papers and travel guides.
 *
 *     node scripts/run.mjs bench/quiet.ts [--misses] [FILE.conllu ...]
 *
 * The texts are the documents of the genres `academic` and `voyage` in GUM, `../shared/treebanks/en_gum-*.conllu`, but
 * for a guide that tells a country's political history; without them nothing is measured. `--misses` prints the events.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadCoder, readText } from "../src/index.js";
import { documentsOf } from "../training/documents.js";

const { values, positionals } = parseArgs({
  options: { misses: { type: "boolean", default: false } },
  allowPositionals: true,
});

/** A history of revolution and embargo: its events are no false ones. */
const POLITICAL = new Set(["GUM_voyage_cuba"]);

const files = positionals.length
  ? positionals
  : ["dev", "train"].map((part) => `../shared/treebanks/en_gum-${part}.conllu`).filter((file) => existsSync(file));
const documents = files
  .flatMap((file) => [...documentsOf(readFileSync(file, "utf8"))])
  .filter(({ id }) => /_(academic|voyage)_/.test(id) && !POLITICAL.has(id));
if (documents.length === 0) console.log("no treebank is there: nothing is measured");
else {
  const coder = await loadCoder();
  const sum = { documents: 0, words: 0, events: 0, other: 0 };
  for (const { id, text } of documents) {
    const { statements } = coder.code({ ...readText(text, { id, published: "2015-06-01" }), language: "en" });
    const events = statements.filter((statement) => statement.kind === "event");
    sum.documents++;
    sum.words += text.split(/\s+/).length;
    sum.events += events.length;
    sum.other += statements.length - events.length;
    if (!values.misses) continue;
    for (const { type, actor, recipient, evidence, confidence } of events) {
      const sides = [actor, recipient].map((side) => side.map(({ code, name }) => code ?? name ?? "?").join("+"));
      console.log(`${id} ${type} ${sides.join(" > ")} «${evidence.text}» ${confidence.toFixed(2)}`);
    }
  }
  const per = (count: number) => ((1000 * count) / sum.words).toFixed(2);
  console.log(`${sum.documents} documents, ${sum.words} words`);
  console.log(`${sum.events} events, ${per(sum.events)} per 1,000 words`);
  console.log(`${sum.other} other statements, ${per(sum.other)} per 1,000 words`);
}
