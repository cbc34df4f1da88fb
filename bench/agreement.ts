/**
 * Whether bench/score.ts gives what the reference scorer gives: on the coder's output for the gold that is there, and
 * on outputs damaged at random (statements lost, doubled, moved, and given to other parties).
 *
 *     node scripts/run.mjs bench/agreement.ts
 *
 * Needs `../shared/tools/score.py` and Python 3; without them nothing is compared. Ends with 1 where the two differ.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type CodedArticle, loadCoder, readText, type Statement } from "../src/index.js";
import { goldFiles, readGold } from "./gold-files.js";
import { randomFrom } from "./random.js";
import { score } from "./score.js";

const REFERENCE = "../shared/tools/score.py";
const DAMAGED = 5;

if (!existsSync(REFERENCE) || spawnSync("python3", ["--version"]).status !== 0) {
  console.log(`${REFERENCE} or python3 is not there: nothing is compared`);
} else {
  const coder = await loadCoder();
  const folder = mkdtempSync(join(tmpdir(), "chancery-agreement-"));
  const [goldFile, outFile] = [join(folder, "gold.jsonl"), join(folder, "out.jsonl")];
  let compared = 0;
  let differing = 0;
  for (const file of goldFiles()) {
    const gold = readGold(file);
    const coded = gold.map(({ id, text, title, published }) =>
      coder.code(readText(text, { id, ...(title && { title }), ...(published && { published }) })),
    );
    const outputs = [coded, ...Array.from({ length: DAMAGED }, (_, seed) => coded.map((one) => damaged(one, seed)))];
    writeFileSync(goldFile, lines(gold));
    for (const output of outputs) {
      writeFileSync(outFile, lines(output));
      const { stdout } = spawnSync("python3", [REFERENCE, goldFile, outFile, "--json"], { encoding: "utf8" });
      const theirs: unknown = JSON.parse(stdout);
      const ours = score(gold, new Map(output.map((one) => [one.id, one])));
      compared++;
      for (const line of differences(theirs, ours)) {
        differing++;
        console.log(`${file}, output ${outputs.indexOf(output)}: ${line}`);
      }
    }
  }
  rmSync(folder, { recursive: true });
  console.log(`${compared} outputs scored by both: ${differing} measures differ`);
  process.exitCode = differing > 0 ? 1 : 0;
}

function lines(values: readonly unknown[]): string {
  return values.map((value) => `${JSON.stringify(value)}\n`).join("");
}

/** Measures on which two score sheets differ by more than rounding. */
function differences(theirs: unknown, ours: unknown): string[] {
  const rows = (sheet: unknown) =>
    new Map(Object.entries(sheet ?? {}).map(([name, row]) => [name, JSON.stringify(row)]));
  const [a, b] = [rows(theirs), rows(ours)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((name) => !close(a.get(name), b.get(name)))
    .map((name) => `${name}: reference ${a.get(name)}, own ${b.get(name)}`);
}

/** The same numbers, but for the last digit, which the two languages round differently. */
function close(a: string | undefined, b: string | undefined): boolean {
  const numbers = (row: string | undefined) => row?.match(/[\d.]+|null/g)?.map(Number) ?? [];
  const [x, y] = [numbers(a), numbers(b)];
  return (
    x.length > 0 &&
    x.length === y.length &&
    x.every((n, at) => Object.is(n, y[at]) || Math.abs(n - (y[at] ?? 9)) <= 0.0011)
  );
}

function damaged(article: CodedArticle, seed: number): CodedArticle {
  const next = randomFrom(seed * 7919 + article.text.length);
  const statements = article.statements.flatMap((statement): Statement[] => {
    const dice = next();
    if (dice < 0.15) return [];
    if (dice < 0.25) return [statement, statement];
    if (dice < 0.4) {
      const { start, end } = statement.evidence;
      const by = Math.floor(next() * 80);
      const moved = { start: start + by, end: end + by, text: article.text.slice(start + by, end + by) };
      return [{ ...statement, evidence: moved }];
    }
    if (dice < 0.6 && statement.kind === "event")
      return [{ ...statement, actor: statement.recipient, recipient: statement.actor, status: "alleged", people: [] }];
    if (dice < 0.7 && statement.kind === "quote")
      return [{ ...statement, words: statement.words.slice(0, 20), code: null }];
    if (dice < 0.7 && statement.kind === "concern") return [{ ...statement, about: statement.holder }];
    return [statement];
  });
  return { ...article, statements };
}
