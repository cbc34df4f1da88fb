/**
 * Learns whom pronouns, and bodies and offices without a name, mean:
 * node scripts/run.mjs training/antecedents.ts [--gold FILE.jsonl ...] [--out data/antecedents.tsv]
 *
 * From coded reports, the project's own and those given: who a word means is told by whom an event it takes part in, or a
 * quotation it introduces, is coded for. Of those it may mean, any whom the coding allows is right. What it is worth is
 * told by five-fold cross-validation over reports.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { loadCoder } from "../src/coder.js";
import { split } from "../src/language/index.js";
import { likeliest } from "../src/mention/antecedent-judge.js";
import { findMentions } from "../src/mention/index.js";
import type { Question, Referent } from "../src/mention/referents.js";
import { ACTS, NEWS, REPORTS, readCodedReports } from "./coded-reports.js";
import { readGold } from "./gold.js";
import { articleOf } from "./lessons.js";
import { fitRanking, type Ranked } from "./ranking.js";
import { meantIn } from "./whom.js";

/** How much more the given reports count than our own. */
const GIVEN = 2;
const FOLDS = 5;
/** Weights smaller than this say next to nothing. */
const LEAST = 0.1;

interface Lesson extends Ranked {
  readonly sort: string;
  readonly given: boolean;
  readonly report: number;
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true, default: ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl"] },
    out: { type: "string" },
  },
});

const coder = await loadCoder();
const given = values.gold.flatMap(readGold);
const lessons = [...given, ...readCodedReports(NEWS, ACTS, REPORTS)].flatMap((report, at): Lesson[] => {
  const asked = new Map<string, { readonly question: Question; readonly referents: readonly Referent[] }>();
  const article = articleOf(report);
  const sentences = split(article.text);
  for (const sentence of sentences) coder.language.tag(sentence);
  findMentions(article, sentences, (question, referents) => {
    asked.set(`${question.index} ${question.row}`, { question, referents: referents.map(told) });
    return likeliest(question, referents);
  });
  return meantIn(coder, report, asked).map(({ question, referents, right }) => ({
    options: referents.map(({ features }) => features()),
    right,
    weight: at < given.length ? GIVEN : 1,
    sort: question.sort,
    given: at < given.length,
    report: at,
  }));
});

const table = new Map<string, { asked: number; right: number; answerable: number }>();
for (let fold = 0; fold < FOLDS; fold++) {
  const weights = fitRanking(lessons.filter(({ report }) => report % FOLDS !== fold));
  for (const lesson of lessons.filter(({ report }) => report % FOLDS === fold)) {
    const scores = lesson.options.map((features) => features.reduce((sum, one) => sum + (weights.get(one) ?? 0), 0));
    const best = scores.indexOf(Math.max(...scores));
    for (const name of ["all", lesson.sort, ...(lesson.given ? ["given reports"] : [])]) {
      const row = table.get(name) ?? { asked: 0, right: 0, answerable: 0 };
      table.set(name, row);
      row.asked++;
      if (lesson.right[best]) row.right++;
      if (lesson.right.some(Boolean)) row.answerable++;
    }
  }
}
console.table(
  Object.fromEntries(
    [...table]
      .sort(([, a], [, b]) => b.asked - a.asked)
      .map(([name, { asked, right, answerable }]) => [
        name,
        { asked, right: (right / asked).toFixed(3), answerable: (answerable / asked).toFixed(3) },
      ]),
  ),
);
if (values.out) {
  const weights = [...fitRanking(lessons)]
    .filter(([, weight]) => Math.abs(weight) >= LEAST)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(
    values.out,
    `feature\tweight\n# Whom words mean, by what is true of those they may: learned by training/antecedents.ts.\n${weights
      .map(([feature, weight]) => `${feature}\t${weight.toFixed(2)}\n`)
      .join("")}`,
  );
  console.log(`${weights.length} weights in ${values.out}`);
}

/** A referent with what is true of it now: the story goes on. */
function told(referent: Referent): Referent {
  const features = referent.features();
  return { ...referent, features: () => features };
}
