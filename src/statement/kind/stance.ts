import stanceTable from "../../../data/stances.tsv";
import { evidenceOf } from "../evidence.js";
import type { Passage } from "../passage.js";
import type { Aim, Concern } from "../schema.js";
import { tellerOf } from "../source.js";
import { following } from "../syntax/following.js";
import { caseOf, child, isInfinitive, reach, relation, type Tree } from "../syntax/tree.js";
import type { Reading, Word } from "./candidate.js";
import { type Holder, holderFeatures, holdersOf, sourceRow } from "./holders.js";
import { partySets } from "./party-choice.js";
import { stanceFeatures } from "./stance-features.js";

type Stance = Omit<Aim, "id"> | Omit<Concern, "id">;

/** A word of wanting or fearing. */
export interface Entry {
  readonly kind: "aim" | "concern";
  /** What sort of wanting or fearing. */
  readonly sort: string;
  /** How the thing wanted or feared is joined. */
  readonly complements: ReadonlySet<string>;
  /** How often the word tells of wanting or fearing at all, 1 to 4; 0 for constructions. */
  readonly strength: number;
}

const POS: Readonly<Record<string, string>> = { VERB: "verb", AUX: "verb", ADJ: "adj", NOUN: "noun", ADV: "adv" };

/** Longest evidence in tokens; beyond it the clause is cut after the thing wanted or feared. */
const LONGEST = 24;

/** Entries by lemma and part of speech. */
const entries = new Map<string, Map<string, Entry[]>>();
for (const line of stanceTable.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [lemma = "", pos = "", kind = "", sort = "", complement = "", strength = "1"] = line.split("\t");
  if (kind !== "aim" && kind !== "concern") continue;
  const known = entries.get(lemma) ?? new Map<string, Entry[]>();
  entries.set(lemma, known);
  const entry: Entry = { kind, sort, complements: new Set(complement.split("|")), strength: Number(strength) };
  known.set(pos, [...(known.get(pos) ?? []), entry]);
}

/** Verbs of duty: who says that something must be done wants it done. */
const DUTY = new Set(["must", "should", "ought"]);
const PURPOSE: Entry = { kind: "aim", sort: "purpose", complements: new Set(), strength: 0 };
const NORM: Entry = { kind: "aim", sort: "norm", complements: new Set(), strength: 0 };
const HARM: Entry = { kind: "concern", sort: "harm", complements: new Set(), strength: 0 };

/** The table's entries for a word; taggers take "intent on" for a noun, so that failing its own part of speech any will do. */
function lookup(lemma: string, upos: string): readonly Entry[] {
  const pos = POS[upos];
  const known = pos === undefined ? undefined : entries.get(lemma.toLowerCase());
  if (pos === undefined || !known) return [];
  return known.get(pos) ?? known.get("adj") ?? known.get("noun") ?? known.get("verb") ?? [];
}

/** Whether a tagged sentence holds a word of wanting or fearing, so that parsing it may pay. */
export function mayHoldStance(sentence: Tree["sentence"]): boolean {
  return sentence.lemma.some((lemma, row) => lookup(lemma, sentence.upos[row] ?? "").length > 0 || DUTY.has(lemma));
}

/**
 * Words of a passage that may tell of aims and concerns: what a party is said to want, hope, intend or seek, and what it is worried,
 * alarmed or angry about.
 */
export function stanceWords(passage: Passage): Word<Stance>[] {
  const { tree } = passage;
  const { sentence } = tree;
  const found: Word<Stance>[] = [];
  for (let row = 0; row < sentence.length; row++) {
    for (const entry of entriesAt(tree, row)) {
      const [complement, joined] = complementOf(tree, row, entry);
      if (joined === "none" && (!standsAlone(tree, row, entry) || isParticipant(tree, row))) continue;
      if (joined === "obj" && isCarrier(tree, complement, entry)) continue;
      const holders = holdersOf(passage, row, entry === NORM || entry === HARM);
      const [top] = holders;
      if (!top) continue;
      const features = stanceFeatures(passage, row, entry, top, complement, joined);
      const readings = () =>
        holders.map((holder, rank) => readingOf(passage, row, entry, holder, rank, complement, holders));
      found.push({ kind: entry.kind, row, features, readings });
    }
  }
  return found;
}

/** The table's entries for a word, else what its construction makes of it: an infinitive of purpose, a duty, a harm that may come. */
function entriesAt(tree: Tree, row: number): readonly Entry[] {
  const { sentence } = tree;
  const known = lookup(sentence.lemma[row] ?? "", sentence.upos[row] ?? "");
  const constructed: Entry[] = [];
  if (sentence.upos[row] === "VERB") {
    const kind = relation(tree, row);
    if ((kind === "advcl" || kind === "acl") && isInfinitive(tree, row) && known.length === 0)
      constructed.push(PURPOSE);
    const helpers = (tree.children[row] ?? [])
      .filter((at) => relation(tree, at) === "aux")
      .map((at) => (sentence.lemma[at] ?? "").toLowerCase());
    if (helpers.some((lemma) => DUTY.has(lemma))) constructed.push(NORM);
    if (
      ["ccomp", "conj", "acl", "parataxis"].includes(kind) &&
      sourceRow(tree, row) >= 0 &&
      helpers.some((lemma) => ["could", "may", "might", "can"].includes(lemma))
    )
      constructed.push(HARM);
  } else if (
    (tree.children[row] ?? []).some(
      (at) => relation(tree, at) === "aux" && DUTY.has((sentence.lemma[at] ?? "").toLowerCase()),
    )
  )
    constructed.push(NORM);
  return [...known, ...constructed];
}

/** Whether what is joined is a word of the other kind, which the verb only carries: who "expressed the need" fears nothing, who "regretted the plan" does. */
function isCarrier({ sentence }: Tree, complement: number, { kind, sort }: Entry): boolean {
  if (sort !== "face" && sort !== "favour") return false;
  const carried = lookup(sentence.lemma[complement] ?? "", sentence.upos[complement] ?? "");
  return carried.length > 0 && carried.every((other) => other.kind !== kind);
}

/** Whether an entry may stand without a complement: fears and threats by themselves, and constructions. */
function standsAlone(tree: Tree, row: number, { kind, sort }: Entry): boolean {
  if (["purpose", "norm", "harm"].includes(sort)) return true;
  if (tree.sentence.upos[row] === "ADV") return false;
  return kind === "concern" && (tree.sentence.upos[row] !== "VERB" || ["anger", "worry", "fear"].includes(sort));
}

/** "all concerned", "the countries concerned": those who take part, whom nothing worries; "left its allies concerned" does. */
function isParticipant({ sentence: { lower, lemma, xpos, head } }: Tree, row: number): boolean {
  if (lower[row] !== "concerned" || /^(?:leave|make|get)$/.test(lemma[head[row] ?? -1] ?? "")) return false;
  return xpos[row - 1] === "NNS" || /^(?:all|those)$/.test(lower[row - 1] ?? "");
}

function readingOf(
  passage: Passage,
  row: number,
  entry: Entry,
  holder: Holder,
  rank: number,
  complement: number,
  all: readonly Holder[],
): Reading<Stance> {
  const { article, tree, actors, places } = passage;
  const [first, last] = extent(tree, row, holder.row, complement);
  const evidence = evidenceOf(article, tree.sentence, first, last);
  const topic = complement < 0 ? null : topicOf(passage, complement);
  const source = tellerOf(passage, row, holder.parties);
  const base = { evidence, holder: [...holder.parties], topic, source, confidence: 0 };
  const features = holderFeatures(passage, row, holder, rank, entry.kind, entry.sort, all);
  const held = { parties: holder.parties, features };
  if (entry.kind === "aim") return { draft: { kind: "aim", ...base }, holder: held };
  const own = new Set(holder.parties.map(({ code }) => code));
  const tags = [`sort ${entry.sort}`];
  const pivot = { row: complement >= 0 ? complement : row, verb: row, span: [first, last + 1] as const, tags };
  return {
    draft: { kind: "concern", ...base, about: [] },
    holder: held,
    choice: {
      part: "concern.about",
      side: "about",
      trust: 0,
      sets: () => partySets(tree, actors, places, pivot, passage.earlier, passage.foremost, own),
      take: (parties) => ({ kind: "concern", ...base, about: [...parties] }),
    },
  };
}

/** Row of what is wanted or feared and how it is joined, in one of the ways the entry allows; -1 and "none" where there is none. */
function complementOf(tree: Tree, row: number, { complements }: Entry): [number, string] {
  const { sentence } = tree;
  const passive =
    (sentence.xpos[row] === "VBN" && child(tree, row, "nsubj") < 0) || child(tree, row, "nsubj:pass", "aux:pass") >= 0;
  const allows = (name: string) => complements.has(name) || (passive && complements.has(`pass:${name}`));
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    const by = caseOf(tree, at);
    if (kind === "xcomp" && allows("xcomp")) return [at, "xcomp"];
    // "to try and calm the dispute".
    if (kind === "conj" && sentence.lemma[row] === "try" && sentence.lemma[row + 1] === "and" && allows("xcomp"))
      return [at, "xcomp"];
    if (kind === "advcl" && by === "to" && at > row && allows("xcomp")) return [at, "xcomp"];
    if (kind === "acl" && at > row && (allows("xcomp") || allows(by))) return [at, by === "to" ? "xcomp" : `acl ${by}`];
    if (kind === "ccomp" && allows("ccomp")) return [at, "ccomp"];
    if (kind === "obj" && allows("obj") && sentence.upos[at] !== "PRON" && sentence.upos[at] !== "NUM")
      return [at, "obj"];
    if ((kind === "obl" || kind === "nmod" || kind === "advcl") && allows(by)) return [at, by];
    if (kind === "advmod" && sentence.lemma[at] === "forward" && allows("forward"))
      return [tree.children[row]?.find((next) => next > at && relation(tree, next) === "obl") ?? at, "forward"];
  }
  // "its goal is to win": the noun is the subject and what it is stands above.
  const head = sentence.head[row] ?? -1;
  if (head > row && relation(tree, row) === "nsubj" && child(tree, head, "cop") >= 0 && complements.has("be"))
    return [head, "be"];
  if (child(tree, row, "cop") >= 0 && child(tree, row, "nsubj") >= 0 && complements.has("be"))
    return [child(tree, row, "nsubj"), "is"];
  return following(tree, row, allows);
}

/** From the holder (or the word itself) to the end of what is wanted or feared. */
function extent(tree: Tree, row: number, holderRow: number, complement: number): [number, number] {
  const [start] = reach(tree, row, ["acl", "nsubj", "advcl", "cop", "parataxis", "conj", "cc", "mark", "obl"]);
  const end =
    complement >= 0
      ? reach(tree, complement, ["parataxis", "advcl", "conj", "cc"])[1]
      : reach(tree, row, ["parataxis", "advcl", "conj", "cc"])[1];
  const near = holderRow >= 0 && holderRow < row && row - holderRow <= 9;
  const first = Math.min(
    near ? reach(tree, holderRow, ["acl", "appos", "parataxis"])[0] : start,
    row,
    complement >= 0 ? complement : row,
  );
  const begin = row - first > 14 ? row : first;
  return [begin, Math.max(row, Math.min(Math.max(end, row), begin + LONGEST))];
}

const LOOSE = ["acl", "nmod", "case", "mark", "appos", "det", "punct", "advcl", "conj", "nsubj", "aux", "cop"];

function topicOf({ article, tree }: Passage, complement: number): string | null {
  const { sentence } = tree;
  const object = child(tree, complement, "obj", "obl");
  const head = sentence.upos[complement] === "VERB" && object >= 0 ? object : complement;
  const [first, last] = reach(tree, head, LOOSE);
  if (last - first >= 6) return null;
  const words = evidenceOf(article, sentence, first, last).text;
  return words.length > 0 ? words : null;
}
