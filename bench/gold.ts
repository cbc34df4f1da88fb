/**
 * How good: codes the gold articles and prints the score by measure.
 *
 *     node scripts/run.mjs bench/gold.ts [--gold FILE] [--out FILE] [--misses TYPE|KIND] [--only ID] [--curve]
 *
 * `--curve` prints instead how precision and recall of events change with the confidence asked for.
 *
 * Gold is `../shared/gold/{dev,train}.jsonl` when they are there, and always the project's own `bench/gold/own.jsonl`.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type CodedArticle, loadCoder, readText, type Statement } from "../src/index.js";
import { goldFiles, readGold } from "./gold-files.js";
import { type GoldArticle, type GoldStatement, score, scoreTypes } from "./score.js";

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true },
    out: { type: "string" },
    misses: { type: "string" },
    only: { type: "string" },
    curve: { type: "boolean", default: false },
  },
});

const files = values.gold ?? goldFiles();
const coder = await loadCoder(undefined, values.curve ? { least: 0 } : {});

for (const file of files) {
  const gold = readGold(file).filter(({ id }) => !values.only || id === values.only);
  const started = performance.now();
  const coded = new Map<string, CodedArticle>();
  for (const { id, text, title, published, publisher } of gold) {
    coded.set(
      id,
      coder.code(
        readText(text, {
          id,
          ...(title && { title }),
          ...(published && { published }),
          ...(publisher && { publisher }),
        }),
      ),
    );
  }
  const seconds = (performance.now() - started) / 1000;
  const words = gold.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
  console.log(`${file}: ${gold.length} articles, ${words} words, ${Math.round(words / seconds)} words/s`);
  console.table(values.curve ? curve(gold, coded) : score(gold, coded));
  if (!values.curve) printTypes(gold, coded);
  if (values.misses) for (const article of gold) printMisses(article, coded.get(article.id), values.misses);
  if (values.out)
    writeFileSync(values.out, [...coded.values()].map((article) => `${JSON.stringify(article)}\n`).join(""));
}

/** Each type's precision and recall by the words, and the ten commonest confusions. */
function printTypes(gold: readonly GoldArticle[], coded: ReadonlyMap<string, CodedArticle>): void {
  const { types, confusions } = scoreTypes(gold, coded);
  const share = (hits: number, all: number) => (all ? Math.round((100 * hits) / all) / 100 : null);
  console.table(
    Object.fromEntries(
      types.map(([type, { gold, found, pred }]) => [
        type,
        { P: share(found, pred), R: share(found, gold), gold, pred },
      ]),
    ),
  );
  console.log(
    confusions
      .slice(0, 10)
      .map(([name, times]) => `${String(times).padStart(5)}  ${name}\n`)
      .join(""),
  );
}

/** An article's distinct events, by type and states, along limits of confidence. */
function curve(gold: readonly GoldArticle[], coded: ReadonlyMap<string, CodedArticle>) {
  const limits = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];
  return Object.fromEntries(
    limits.map((least) => {
      const sure = [...coded].map(([id, article]): [string, CodedArticle] => [
        id,
        { ...article, statements: article.statements.filter(({ confidence }) => confidence >= least) },
      ]);
      return [least, score(gold, new Map(sure))["event.states@article"]];
    }),
  );
}

/** Gold and predicted statements of one kind or type side by side, so that errors can be read by class. */
function printMisses(gold: GoldArticle, coded: CodedArticle | undefined, wanted: string): void {
  const chosen = (s: GoldStatement | Statement) =>
    wanted === "all" || s.kind === wanted || (s.kind === "event" && s.type === wanted);
  const codes = (value: unknown) =>
    Array.isArray(value) ? value.map((party) => (typeof party === "string" ? party : party.code)).join("+") : "";
  const show = (s: Record<string, unknown>, evidence: string) =>
    [
      s.type ?? s.kind,
      s.mode ?? "",
      codes(s.actor ?? s.by ?? s.holder ?? s.subject ?? [s.code ?? s.speaker]),
      "→",
      codes(s.recipient ?? s.about ?? s.to),
      s.status ?? s.figure ?? s.value ?? "",
      s.date ?? "",
      s.place ?? "",
      `«${evidence}»`,
    ].join(" ");
  const golds = gold.statements.filter(chosen);
  const preds = (coded?.statements ?? []).filter(chosen);
  if (golds.length + preds.length === 0) return;
  console.log(`\n${gold.id} ${gold.published ?? ""}`);
  for (const s of golds) console.log(`  gold  ${show(s, s.evidence ?? String(s.words))}`);
  for (const s of preds)
    console.log(`  coder ${show(s, s.evidence.text)}${s.confidence ? ` ${s.confidence.toFixed(2)}` : ""}`);
}
