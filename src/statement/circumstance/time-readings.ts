import type { TimeMention } from "../../mention/index.js";
import { undoing } from "../event/status.js";
import { caseOf, reach, relation, rootOf, type Tree, under } from "../syntax/tree.js";
import { SAYING } from "./attachment.js";
import type { Happening } from "./happening.js";

/** One way of reading a time: as the act's standing has it, or the other way where the words leave a choice. */
export interface TimeReading {
  readonly date: string | null;
  readonly reading: "only" | "fitting" | "contrary";
}

/** Whether an act of this status is one to come. */
export const isAhead = (status: string): boolean => status === "planned" || status === "possible";
const isOff = (status: string): boolean => status === "postponed" || status === "cancelled";
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

/**
 * Whether a time can be that of a meeting, as far as the words around it tell: "the first visit since 2017" is not of
 * 2017, and "on Tuesday she cancelled a visit" is not of Tuesday.
 *
 * @param tree of the time's sentence; null where that is not parsed.
 * @param day ISO day of the report.
 */
export function canDate(tree: Tree | null, time: TimeMention, act: Happening, day: string | null): boolean {
  if (!tree) return true;
  if (time.sentence === act.sentence) {
    if (isElsewhere(tree, time, act, day) || isAfterIt(tree, time, act)) return false;
    if (isOfItsSubject(tree, time, act) || isOfItsCause(tree, time, act)) return false;
  }
  if (act.type !== "CONSULT") return true;
  if (time.sentence === act.sentence && isOfWhatComesFirst(tree, time, act)) return false;
  if (isAfterSince(tree, time, act)) return act.status === "ongoing" && !isRanked(tree, time.from);
  if (!isOff(act.status) || time.sentence !== act.sentence || time.relation !== "at" || day === null) return true;
  const verb = verbOf(tree, time);
  const undoes = verb >= 0 && (undoing(tree, verb) !== null || SAYING.has(tree.sentence.lemma[verb] ?? ""));
  return !undoes || (timeReadings(tree, time, act, day)[0]?.date ?? "") > day;
}

/**
 * Whether a time belongs to what is told of something else: "to resume contacts that were cut in August" is of no August,
 * neither of the agreement nor of the contacts to come.
 */
function isElsewhere(tree: Tree, time: TimeMention, act: Happening, day: string | null): boolean {
  const { sentence } = tree;
  let at = rootOf(tree, time.from, time.to);
  for (let step = 0; step < 12 && at >= 0 && at !== act.head; step++) {
    const above = sentence.head[at] ?? -1;
    if (sentence.deprel[at] === "acl:relcl" && !isPartOf(tree, act.head, at)) {
      const own = above === act.head || (act.type === "CONSULT" && sentence.head[above] === act.head);
      return !own || (isAhead(act.status) && isGoneBy(timeReadings(tree, time, act, day)[0]?.date ?? null, day));
    }
    if (above === act.head) return false;
    at = above;
  }
  return false;
}

const isGoneBy = (date: string | null, day: string | null): boolean => {
  const last = date?.split("/").at(-1);
  return last !== undefined && day !== null && last < day.slice(0, last.length);
};

/** Whether a word stands in a relative clause; not behind a comma that closes it ("that they had cut off, after talks in Oslo"). */
function isPartOf(tree: Tree, row: number, clause: number): boolean {
  if (row === clause || !under(tree, row, clause)) return row === clause;
  let at = row;
  while (tree.sentence.head[at] !== clause) at = tree.sentence.head[at] ?? clause;
  return tree.sentence.form[reach(tree, at)[0] - 1] !== ",";
}

/** Of "on Friday she will see Lind before the summit" Friday is not that of the summit. */
function isOfWhatComesFirst(tree: Tree, time: TimeMention, { head }: Happening): boolean {
  return EARLIER.has(caseOf(tree, head)) && !under(tree, rootOf(tree, time.from, time.to), head);
}
const EARLIER = new Set(["before", "ahead", "until"]);

/** Of "on Friday she will see Lind, as ministers agreed" Friday is not that of the agreement: it is behind, Friday ahead. */
function isAfterIt(tree: Tree, time: TimeMention, { head, status }: Happening): boolean {
  const finite = tree.sentence.upos[head] === "VERB" && tree.sentence.xpos[head] !== "VB";
  return finite && mannerOf(status) === "behind" && verbOf(tree, time) !== head && isWilled(tree, time);
}

/** Of "Lind, whom rebels had held, flew home on Friday" Friday is that of the flight alone. */
function isOfItsSubject(tree: Tree, time: TimeMention, { head }: Happening): boolean {
  const { sentence } = tree;
  let clause = false;
  for (let at = head, step = 0; at >= 0 && step < 12; step++) {
    const above = sentence.head[at] ?? -1;
    if (relation(tree, at) === "acl") clause = true;
    else if (clause && relation(tree, at) === "nsubj") {
      let verb = verbOf(tree, time);
      while (verb >= 0 && verb !== above && relation(tree, verb) === "conj") verb = sentence.head[verb] ?? -1;
      return verb === above;
    }
    at = above;
  }
  return false;
}

/** Of "she thanked Kenya on Friday for freeing them" Friday is that of the thanks: what they are for came before. */
function isOfItsCause(tree: Tree, time: TimeMention, { head }: Happening): boolean {
  const gerund = tree.sentence.xpos[head] === "VBG" && caseOf(tree, head) === "for";
  return gerund && !under(tree, rootOf(tree, time.from, time.to), head);
}

/** Whether a time is that of a verb which tells of what will be ("will sign", "is to sign"), and not of its subject. */
function isWilled(tree: Tree, time: TimeMention): boolean {
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
function verbOf(tree: Tree, time: TimeMention): number {
  let at = rootOf(tree, time.from, time.to);
  for (let step = 0; step < 6 && at >= 0 && tree.sentence.upos[at] !== "VERB"; step++)
    at = tree.sentence.head[at] ?? -1;
  return at;
}

/** "since 2016", "since Mara Lind in 2016", "since they fell out in May"; but "since the summit in May" dates the summit. */
function isAfterSince({ sentence }: Tree, time: TimeMention, act: Happening): boolean {
  const own = time.sentence === act.sentence ? act.head : -1;
  for (let row = time.from - 1; row >= 0 && row !== own && sentence.form[row] !== ","; row--)
    if (sentence.lower[row] === "since") return true;
  return false;
}

/** "the first", "the highest-level", "only": what is ranked among others of its kind since a time did not begin then. */
const isRanked = ({ sentence }: Tree, to: number): boolean =>
  sentence.form.slice(0, to).some((form, row) => RANK.test(form) || sentence.xpos[row] === "JJS");
const RANK = /^(?:first|second|third|fourth|fifth|only|last|latest)$/i;
