import type { TimeMention } from "../../mention/index.js";
import { undoing } from "../event/status.js";
import { caseOf, child, reach, relation, rootOf, type Tree, under } from "../syntax/tree.js";
import { SAYING } from "./attachment.js";
import { type Happening, sortOf } from "./happening.js";
import { isAhead, isOff, isWilled, mannerOf, timeReadings, verbOf } from "./time-readings.js";

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
    if (
      isOfStrife(tree, time, act) ||
      isPartOfName(tree, time, act) ||
      isAnswered(tree, time, act) ||
      isAgreedFor(tree, time, act)
    )
      return false;
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
 * The time that an act's clause tells of, as in "since March, when she came to Oslo": the act was then. Null where its
 * clause tells of none.
 *
 * @param times of the act's sentence.
 */
export function timeToldOf(tree: Tree, times: readonly TimeMention[], { head }: Happening): TimeMention | null {
  const { sentence } = tree;
  const then = times.find(({ to }) => {
    const at = sentence.lower[to] === "," ? to + 1 : to;
    const verb = sentence.lower[at] === "when" ? (sentence.head[at] ?? -1) : -1;
    return verb >= 0 && (verb === head || (sentence.head[head] === verb && relation(tree, head) === "conj"));
  });
  if (!then) return null;
  const from = (date: string | null) => (then.relation === "since" ? (date?.split("/")[0] ?? null) : date);
  return { ...then, relation: "at", date: from(then.date), past: from(then.past), future: from(then.future) };
}

/**
 * The time that hangs from the very words by which somebody is somewhere: "who was in Lima on Friday, said" of Friday. Null
 * where none does, where several do, and of "that morning", which the report tells elsewhere.
 *
 * @param times of the act's sentence.
 */
export function timeOfPresence(
  tree: Tree,
  times: readonly TimeMention[],
  { head, mode }: Happening,
): TimeMention | null {
  if (mode !== "visit" || child(tree, head, "cop") < 0) return null;
  if (child(tree, head, "case") < 0 && tree.sentence.lower[head] !== "due") return null;
  const [only, another] = times.filter(
    (time) =>
      time.relation === "at" &&
      tree.sentence.lower[time.from] !== "that" &&
      tree.sentence.head[rootOf(tree, time.from, time.to)] === head,
  );
  return only && !another ? only : null;
}

/** Whether an act is the subject of the very verb that a time hangs from: "the talks began on Friday" can be of no other day. */
export function isOfSubject(tree: Tree, time: TimeMention, { head }: Happening): boolean {
  const { sentence } = tree;
  const root = rootOf(tree, time.from, time.to);
  if (!/^(?:NOUN|PROPN)$/.test(sentence.upos[head] ?? "") || relation(tree, head) !== "nsubj" || time.relation !== "at")
    return false;
  return sentence.head[root] === sentence.head[head] && relation(tree, root) === "obl";
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

/** Of "they rejected the plan of January 1995" January is the plan's. */
function isPartOfName(tree: Tree, time: TimeMention, { head }: Happening): boolean {
  const { sentence } = tree;
  const root = rootOf(tree, time.from, time.to);
  const noun = sentence.head[root] ?? -1;
  if (noun < 0 || noun === head || caseOf(tree, root) !== "of" || sentence.upos[noun] !== "NOUN") return false;
  return PAPERS.has((sentence.lemma[noun] ?? "").toLowerCase()) && !under(tree, head, noun);
}
/** Nouns of what is said or on paper: it has its date for a name ("under the treaty of 1987"). */
const PAPERS = new Set(
  "agreement treaty accord pact deal plan law bill act resolution convention declaration protocol memorandum constitution charter statement letter decree order report demand request proposal offer".split(
    " ",
  ),
);

/** "to end six days of fighting": how long there was fighting is the date of the fighting alone. */
function isOfStrife({ sentence }: Tree, time: TimeMention, { head }: Happening): boolean {
  if (!time.date?.includes("/") || sentence.lower[time.to] !== "of" || sentence.upos[time.from] !== "NUM") return false;
  return head < time.from || head > time.to + STRIFE_WITHIN;
}
/** Words after a length among which that of the fighting stands. */
const STRIFE_WITHIN = 4;

/** Of "he accepted on Friday an invitation by Peru" Friday is that of the answer: what is answered came before. */
function isAnswered(tree: Tree, time: TimeMention, { head, type }: Happening): boolean {
  const { sentence } = tree;
  const verb = sentence.head[head] ?? -1;
  if (sentence.upos[head] !== "NOUN" || sortOf(type) !== "speech" || verbOf(tree, time) !== verb) return false;
  const lemma = (sentence.lemma[verb] ?? "").toLowerCase();
  if (relation(tree, head) === "obj")
    return ANSWERING.has(lemma) && !under(tree, rootOf(tree, time.from, time.to), head);
  return relation(tree, head) === "obl" && caseOf(tree, head) === "with" && PARTING.has(lemma);
}
const ANSWERING = new Set(
  "accept reject dismiss decline refuse spurn rebuff brush turn ignore answer welcome hail deny consider discuss study weigh meet repeat".split(
    " ",
  ),
);
/** Verbs of going, with what was said before: "she left on Friday with a promise of aid". */
const PARTING = new Set("leave return come go fly depart".split(" "));

/** Of "they have promised one for May" May is not that of the promise. */
const isAgreedFor = ({ sentence }: Tree, time: TimeMention, { type }: Happening): boolean =>
  sortOf(type) === "speech" && time.relation === "at" && sentence.lower[time.from - 1] === "for";

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
