import outcomeTable from "../../data/pledge-outcomes.tsv";
import type { Commitment } from "../statement/index.js";
import { precisionOf } from "./day.js";
import { compare, inOrder, type Report } from "./event-report.js";
import type { PledgeEntry, PledgeWord, PublishedCommitment } from "./published.js";

/** Words that say what became of a promise, in the order in which they are tried. */
const OUTCOMES = outcomeTable
  .split("\n")
  .slice(1)
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => {
    const [word = "", phrases = ""] = line.split("\t");
    return { word: word as PledgeWord, found: new RegExp(`\\b(?:${phrases})\\b`, "i") };
  });

/**
 * The commitment that reports add up to, all but its id: what was promised by the latest word on it, and its history.
 * Derived anew each time, from nothing but the reports, whatever order they come in.
 *
 * @param reports at least one.
 */
export function pledgeStateOf(reports: readonly Report<Commitment>[]): Omit<PublishedCommitment, "id"> {
  const told = [...reports].sort((a, b) => compare(a.reported ?? "", b.reported ?? "") || inOrder(a, b));
  const newest = [...told].reverse();
  const latest = <T>(value: (statement: Commitment) => T | null): T | null =>
    newest.map(({ statement }) => value(statement)).find((it) => it !== null) ?? null;
  const sums = newest.find(({ statement }) => statement.value !== null)?.statement;
  const history = historyOf(told);
  const deadline = latest((statement) => statement.deadline);
  return {
    what: latest((statement) => statement.what),
    by: codes(told.flatMap(({ statement }) => statement.by)),
    to: codes(told.flatMap(({ statement }) => statement.to)),
    value: sums?.value ?? null,
    unit: sums?.unit ?? null,
    amount: sums?.amount ?? null,
    deadline,
    precision: precisionOf(deadline),
    outcome: outcomeOf(history),
    history,
    reports: [...new Set(told.map(({ article }) => article))],
  };
}

/**
 * What words say became of a promise; undefined where they say nothing of it.
 *
 * @example spokenOutcome("Poland raised its pledge to $80 million") // "raised"
 */
export const spokenOutcome = (words: string): PledgeWord | undefined =>
  OUTCOMES.find(({ found }) => found.test(words))?.word;

function historyOf(told: readonly Report<Commitment>[]): PledgeEntry[] {
  const seen = new Set<string>();
  const history: PledgeEntry[] = [];
  let highest: number | null = null;
  for (const [at, { statement, reported, article }] of told.entries()) {
    const { value, amount, deadline } = statement;
    const said = spokenOutcome(statement.evidence.text);
    const more: boolean = amount !== null && highest !== null && amount > highest;
    const word: PledgeWord = at === 0 && said !== "withdrawn" ? "made" : (said ?? (more ? "raised" : "repeated"));
    if (amount !== null) highest = Math.max(highest ?? amount, amount);
    const entry = { word, value, deadline, reported, article, statement: statement.id };
    const same = JSON.stringify([word === "made" ? "repeated" : word, value, deadline, article]);
    if (!seen.has(same)) history.push(entry);
    seen.add(same);
  }
  return history;
}

/** The last word on what became of it. */
function outcomeOf(history: readonly PledgeEntry[]): PublishedCommitment["outcome"] {
  const last = history.findLast(({ word }) => word === "met" || word === "broken" || word === "withdrawn");
  if (!last || (last.word !== "met" && last.word !== "broken" && last.word !== "withdrawn")) return null;
  return { state: last.word, statement: last.statement };
}

const codes = (parties: readonly { readonly code: string | null }[]): string[] => [
  ...new Set(parties.flatMap(({ code }) => (code === null ? [] : [code]))),
];
