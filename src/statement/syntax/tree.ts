import type { Sentence } from "../../language/index.js";

/**
 * A parsed sentence with its children listed, so that walks cost what they visit. Rows are tokens; -1 is no token.
 */
export interface Tree {
  readonly sentence: Sentence;
  /** Rows of each token's dependents, in the order of the text. */
  readonly children: readonly (readonly number[])[];
}

/** Lists the children of every token of a parsed sentence. */
export function treeOf(sentence: Sentence): Tree {
  const children: number[][] = Array.from({ length: sentence.length }, () => []);
  for (let row = 0; row < sentence.length; row++) children[sentence.head[row] ?? -1]?.push(row);
  return { sentence, children };
}

/** The relation without its subtype: "nsubj" of "nsubj:pass". */
export const relation = ({ sentence }: Tree, row: number): string => {
  const full = sentence.deprel[row] ?? "";
  const colon = full.indexOf(":");
  return colon < 0 ? full : full.slice(0, colon);
};

/** First dependent of `row` with one of the relations (full or without subtype); -1 where none. */
export function child(tree: Tree, row: number, ...relations: readonly string[]): number {
  const found = tree.children[row]?.find((at) => {
    const full = tree.sentence.deprel[at] ?? "";
    return relations.includes(full) || relations.includes(relation(tree, at));
  });
  return found ?? -1;
}

/** Lemma of the preposition or marker that introduces `row` ("about" in "worried about Iran"); empty where none. */
export function caseOf(tree: Tree, row: number): string {
  const at = child(tree, row, "case", "mark");
  return at < 0 ? "" : (tree.sentence.lemma[at] ?? "").toLowerCase();
}

/** Row of a stretch of words that the others of it hang from; its last where none hangs from outside. */
export function rootOf({ sentence }: Tree, from: number, to: number): number {
  for (let row = from; row < to; row++) {
    const above = sentence.head[row] ?? -1;
    if (above < from || above >= to) return row;
  }
  return to - 1;
}

/**
 * First and last row of the subtree under `row`, leaving out dependents in `without` (relations of `row` itself).
 * Punctuation at either end is left out.
 */
export function reach(tree: Tree, row: number, without: readonly string[] = []): [number, number] {
  let first = row;
  let last = row;
  const stack = [row];
  while (stack.length > 0) {
    const at = stack.pop() ?? row;
    first = Math.min(first, at);
    last = Math.max(last, at);
    for (const next of tree.children[at] ?? []) {
      if (tree.sentence.upos[next] === "PUNCT") continue;
      if (at === row && without.includes(relation(tree, next))) continue;
      stack.push(next);
    }
  }
  return [first, last];
}

/** Whether `row` lies under `ancestor` (or is it). */
export function under({ sentence }: Tree, row: number, ancestor: number): boolean {
  let at = row;
  for (let step = 0; step <= sentence.length && at >= 0; step++) {
    if (at === ancestor) return true;
    at = sentence.head[at] ?? -1;
  }
  return false;
}

/** Whether a verb is an infinitive with "to". */
export const isInfinitive = (tree: Tree, row: number): boolean =>
  (tree.children[row] ?? []).some((at) => at < row && tree.sentence.xpos[at] === "TO");

/** Verbs whose object does what their infinitive says ("asked Greece to explain"). */
const OBJECT_CONTROL = new Set(
  "ask urge tell order force allow permit help invite persuade encourage press push call require enable pressure want expect instruct direct lead cause convince warn beg implore exhort appeal request authorise authorize oblige compel lobby advise commit bind".split(
    " ",
  ),
);

/** Row of the one an infinitive's verb addresses: its object, or whom it calls on; -1 where it addresses none. */
function addressed(tree: Tree, head: number): number {
  if (!OBJECT_CONTROL.has((tree.sentence.lemma[head] ?? "").toLowerCase())) return -1;
  const object = child(tree, head, "obj", "iobj", "nsubj:pass");
  // "committed itself to leave".
  if (object >= 0) return /sel(?:f|ves)$/.test(tree.sentence.lower[object] ?? "") ? -1 : object;
  return (tree.children[head] ?? []).find((at) => relation(tree, at) === "obl" && caseOf(tree, at) === "on") ?? -1;
}

/** Verbs whose object does what a gerund behind a preposition says ("accused Rwanda of invading"). */
const ACCUSING = new Set(
  "accuse blame criticise criticize condemn thank praise suspect charge prevent stop keep bar ban restrain discourage dissuade congratulate denounce fault rebuke chide attack blast applaud commend convict acquit deter prohibit punish penalise penalize sanction fine jail".split(
    " ",
  ),
);
const GERUND = new Set(["of", "for", "from"]);
/** Verbs of burdens: whom they are laid on is who does what the gerund says ("sanctions imposed on Libya for invading Chad"). */
const BURDENING = new Set(["impose", "slap", "clamp", "levy", "place"]);

/** Row of the one whom a verb blames, or lays a burden on; -1 where it does neither. */
function accusedBy(tree: Tree, verb: number): number {
  const lemma = (tree.sentence.lemma[verb] ?? "").toLowerCase();
  if (ACCUSING.has(lemma)) return child(tree, verb, "obj", "nsubj:pass");
  if (!BURDENING.has(lemma)) return -1;
  const object = child(tree, verb, "obj");
  return (
    [verb, object]
      .flatMap((row) => tree.children[row] ?? [])
      .find((at) => /^(?:on|against)$/.test(caseOf(tree, at)) && /^(?:obl|nmod)$/.test(relation(tree, at))) ?? -1
  );
}

const CONTROLLED = new Set(["xcomp", "conj", "advcl", "ccomp", "parataxis"]);

/**
 * Row of the one who does what `verb` says: its subject, or that of the verb it shares one with ("agreed to send",
 * "came and saw", "hoping to"), or the noun it modifies ("officials seeking peace"). -1 where there is none.
 */
export function subject(tree: Tree, verb: number): number {
  const { sentence } = tree;
  let at = verb;
  for (let step = 0; step < 6 && at >= 0; step++) {
    const own = child(tree, at, "nsubj");
    if (own >= 0) return isRelative(tree, own) ? (sentence.head[at] ?? -1) : own;
    const kind = relation(tree, at);
    if (kind === "acl" || kind === "amod") return sentence.head[at] ?? -1;
    if (!CONTROLLED.has(kind)) return -1;
    const head = sentence.head[at] ?? -1;
    const accused = head >= 0 && GERUND.has(caseOf(tree, at)) ? accusedBy(tree, head) : -1;
    if (accused >= 0 && accused !== at) return accused;
    if (head >= 0 && isInfinitive(tree, at)) {
      const hearer = addressed(tree, head);
      if (hearer >= 0 && hearer !== at) return hearer;
    }
    at = head;
  }
  return -1;
}

/** "who", "which", "that" standing for the noun their clause modifies. */
function isRelative(tree: Tree, row: number): boolean {
  const tag = tree.sentence.xpos[row] ?? "";
  const clause = tree.sentence.deprel[tree.sentence.head[row] ?? -1] ?? "";
  return (tag === "WP" || tag === "WDT") && clause.startsWith("acl");
}

/** Whether a predicate is negated ("does not want", "no hope"). */
export function negated(tree: Tree, row: number): boolean {
  return (tree.children[row] ?? []).some((at) => {
    const lemma = (tree.sentence.lemma[at] ?? "").toLowerCase();
    return lemma === "not" || lemma === "never" || lemma === "no" || lemma === "neither";
  });
}
