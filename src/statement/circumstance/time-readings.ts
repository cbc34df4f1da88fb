import type { TimeMention } from "../../mention/index.js";
import { relation, rootOf, type Tree } from "../syntax/tree.js";
import type { Happening } from "./happening.js";

/** One way of reading a time: as the act's standing has it, or the other way where the words leave a choice. */
export interface TimeReading {
  readonly date: string | null;
  readonly reading: "only" | "fitting" | "contrary";
}

/** Whether an act of this status is one to come. */
export const isAhead = (status: string): boolean => status === "planned" || status === "possible";
/** Whether an act of this status will not be, or not yet. */
export const isOff = (status: string): boolean => status === "postponed" || status === "cancelled";
/** How an act's standing has its times read: as to come (also those of what will not be after all), as going on, or as gone by. */
export const mannerOf = (status: string): "ahead" | "ongoing" | "behind" =>
  isAhead(status) || isOff(status) || status === "denied" ? "ahead" : status === "ongoing" ? "ongoing" : "behind";

/**
 * The dates a time may give an act, the one its standing suggests first; what began and goes on lasts until the report,
 * what was put off "until November" is put off to the November to come, and what "will" be is to come.
 *
 * @param tree of the time's sentence; null where that is not parsed.
 * @param reaches whether what began in the past is told as reaching until now ("has fought since May").
 */
export function timeReadings(
  tree: Tree | null,
  time: TimeMention,
  { status }: Happening,
  day: string | null,
  reaches = false,
): TimeReading[] {
  const { past, future, date, relation } = time;
  if (past !== future && tree && isWilled(tree, time)) return [{ date: future, reading: "only" }];
  const fitting = isAhead(status) ? future : (past ?? date);
  const contrary = fitting === past ? future : past;
  const open = (read: string | null) => {
    if (read === null || relation !== "since") return read;
    const [from = read] = read.split("/");
    return (status === "ongoing" || reaches) && day !== null && from < day.slice(0, from.length)
      ? `${from}/${day}`
      : from;
  };
  if (status === "postponed" && relation === "until") return [{ date: future, reading: "only" }];
  // What was put off, called off or is not to be was ahead of its own verb, whatever the verb above it says.
  if (isOff(status) || status === "denied") return [{ date, reading: "only" }];
  if (contrary === null || contrary === fitting) return [{ date: open(fitting), reading: "only" }];
  return [
    { date: open(fitting), reading: "fitting" },
    { date: open(contrary), reading: "contrary" },
  ];
}

/** Whether a time is that of a verb which tells of what will be ("will sign", "is to sign"), and not of its subject. */
export function isWilled(tree: Tree, time: TimeMention): boolean {
  const { sentence, children } = tree;
  const verb = verbOf(tree, time);
  if (verb < 0) return false;
  for (let at = rootOf(tree, time.from, time.to); at !== verb && at >= 0; at = sentence.head[at] ?? -1)
    if (relation(tree, at) === "nsubj") return false;
  const words = (children[verb] ?? []).filter((at) => at < verb).map((at) => sentence.lower[at] ?? "");
  return (
    words.some((word) => WILL.test(word)) || (words.includes("to") && words.some((word) => /^(?:is|are)$/.test(word)))
  );
}
const WILL = /^(?:will|wo|would|shall|['’]ll)$/;

/** Row of the verb a time hangs from, by nouns between; -1 where it hangs from none. */
export function verbOf(tree: Tree, time: TimeMention): number {
  let at = rootOf(tree, time.from, time.to);
  for (let step = 0; step < 6 && at >= 0 && tree.sentence.upos[at] !== "VERB"; step++)
    at = tree.sentence.head[at] ?? -1;
  return at;
}
