import stanceTable from "../../data/stances.tsv";
import type { Article } from "../article/index.js";
import type { ActorMention, Party } from "../mention/index.js";
import { evidenceOf } from "./evidence.js";
import { actorAt, partiesOf, partiesUnder } from "./parties.js";
import type { Aim, Concern } from "./schema.js";
import { caseOf, child, negated, reach, relation, subject, type Tree, treeOf } from "./tree.js";

type Stance = Omit<Aim, "id"> | Omit<Concern, "id">;

interface Entry {
  readonly kind: "aim" | "concern";
  readonly complements: ReadonlySet<string>;
  readonly weight: number;
}

const POS: Readonly<Record<string, string>> = { VERB: "verb", AUX: "verb", ADJ: "adj", NOUN: "noun" };

/** Longest evidence in tokens; beyond it the clause is cut after the thing wanted or feared. */
const LONGEST = 40;

const entries = new Map<string, Entry[]>();
for (const row of stanceTable.split("\n").slice(1)) {
  if (!row || row.startsWith("#")) continue;
  const [lemma = "", pos = "", kind = "", complement = "", weight = "0.5"] = row.split("\t");
  if (kind !== "aim" && kind !== "concern") continue;
  const key = `${lemma} ${pos}`;
  const entry: Entry = { kind, complements: new Set(complement.split("|")), weight: Number(weight) };
  entries.set(key, [...(entries.get(key) ?? []), entry]);
}

const isStanceWord = (lemma: string, upos: string) => entries.has(`${lemma.toLowerCase()} ${POS[upos] ?? ""}`);

/** Whether a tagged sentence holds a word of wanting or fearing, so that parsing it may pay. */
export function mayHoldStance(sentence: Tree["sentence"]): boolean {
  return sentence.lemma.some((lemma, row) => isStanceWord(lemma, sentence.upos[row] ?? ""));
}

/**
 * Aims and concerns of one parsed sentence: what a party is said to want, hope, intend or seek, and what it is worried, alarmed or angry about.
 *
 * @param actors the sentence's actor mentions.
 */
export function codeStances(article: Article, sentence: Tree["sentence"], actors: readonly ActorMention[]): Stance[] {
  const tree = treeOf(sentence);
  const found: Stance[] = [];
  for (let row = 0; row < sentence.length; row++) {
    const candidates = entries.get(
      `${(sentence.lemma[row] ?? "").toLowerCase()} ${POS[sentence.upos[row] ?? ""] ?? ""}`,
    );
    if (!candidates || negatedStance(tree, row)) continue;
    for (const entry of candidates) {
      const stance = codeStance(article, tree, actors, row, entry);
      if (stance) {
        found.push(stance);
        break;
      }
    }
  }
  return found;
}

const negatedStance = (tree: Tree, row: number) => negated(tree, row) && tree.sentence.lemma[row] !== "want";

function codeStance(
  article: Article,
  tree: Tree,
  actors: readonly ActorMention[],
  row: number,
  entry: Entry,
): Stance | null {
  const complement = complementOf(tree, row, entry);
  const [holder, holderRow] = holderOf(tree, actors, row);
  if (holder.length === 0) return null;
  if (complement < 0 && !(entry.kind === "concern" && tree.sentence.upos[row] === "NOUN" && entry.weight >= 0.75))
    return null;
  // "wants Iran to stop" asks the other to act: that is a request, not an aim.
  if (entry.kind === "aim" && asksOther(tree, actors, row, complement, holder)) return null;
  const [first, last] = clause(tree, row, holderRow, complement);
  const evidence = evidenceOf(article, tree.sentence, first, last);
  const confidence = confidenceOf(entry, tree, actors, holderRow);
  const topic = complement < 0 ? null : topicOf(article, tree, complement);
  if (entry.kind === "aim") return { kind: "aim", evidence, holder, topic, source: null, confidence };
  const about = partiesUnder(tree, actors, complement, holder);
  return { kind: "concern", evidence, holder, about, topic, source: null, confidence };
}

/** Row of what is wanted or feared, joined in one of the ways the entry allows; -1 where there is none. */
function complementOf(tree: Tree, row: number, { complements }: Entry): number {
  const { sentence } = tree;
  const passive =
    sentence.xpos[row] === "VBN" && child(tree, row, "nsubj") < 0
      ? true
      : child(tree, row, "nsubj:pass", "aux:pass") >= 0;
  const allows = (name: string) => complements.has(name) || (passive && complements.has(`pass:${name}`));
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    if (kind === "xcomp" && allows("xcomp")) return at;
    if (kind === "advcl" && caseOf(tree, at) === "to" && allows("xcomp") && at > row) return at;
    if (kind === "acl" && at > row && (allows("xcomp") || allows(caseOf(tree, at)))) return at;
    if (kind === "ccomp" && allows("ccomp")) return at;
    if (kind === "obj" && allows("obj") && !isEmptyObject(tree, at)) return at;
    if ((kind === "obl" || kind === "nmod" || kind === "advcl") && allows(caseOf(tree, at))) return at;
    if (kind === "advmod" && sentence.lemma[at] === "forward" && allows("forward"))
      return tree.children[row]?.find((x) => x > at && relation(tree, x) === "obl") ?? at;
  }
  // "its goal is to win": the noun is the subject and what it is stands above.
  const head = sentence.head[row] ?? -1;
  if (head > row && relation(tree, row) === "nsubj" && child(tree, head, "cop") >= 0 && complements.has("be"))
    return head;
  return -1;
}

const isEmptyObject = (tree: Tree, row: number) =>
  tree.sentence.upos[row] === "PRON" || tree.sentence.upos[row] === "NUM";

const LIGHT = new Set([
  "express",
  "voice",
  "raise",
  "share",
  "convey",
  "have",
  "reiterate",
  "state",
  "show",
  "underline",
  "stress",
  "underscore",
  "announce",
  "declare",
  "signal",
  "feel",
  "harbour",
  "harbor",
]);

/** Who wants or fears: the subject, the possessor ("Ankara's hope", "Turkish fears"), or who expresses it. */
function holderOf(tree: Tree, actors: readonly ActorMention[], row: number): [Party[], number] {
  const { sentence } = tree;
  if (sentence.upos[row] !== "NOUN") {
    const who = subject(tree, row);
    return [partiesOf(tree, actors, who), who];
  }
  const owner = child(tree, row, "nmod:poss", "amod", "compound");
  const owned = owner >= 0 ? partiesOf(tree, actors, owner) : [];
  if (owned.length > 0) return [owned, owner];
  const own = actorAt(actors, row);
  if (own) return [[...own.parties], row];
  const head = sentence.head[row] ?? -1;
  const viaVerb = head >= 0 && LIGHT.has(sentence.lemma[head] ?? "") ? subject(tree, head) : -1;
  if (viaVerb >= 0) return [partiesOf(tree, actors, viaVerb), viaVerb];
  // "with the intention of": an adjunct's noun belongs to the subject of the clause.
  if (relation(tree, row) === "obl" && ["with", "in"].includes(caseOf(tree, row))) {
    const who = subject(tree, head);
    return [partiesOf(tree, actors, who), who];
  }
  const among = tree.children[row]?.find((at) => ["among", "in", "from", "by"].includes(caseOf(tree, at))) ?? -1;
  return [partiesOf(tree, actors, among), among];
}

/** Whether the thing wanted is an act of someone else. */
function asksOther(
  tree: Tree,
  actors: readonly ActorMention[],
  row: number,
  complement: number,
  holder: readonly Party[],
): boolean {
  if (tree.sentence.lemma[row] !== "want" && tree.sentence.lemma[row] !== "like") return false;
  const object = child(tree, row, "obj");
  const doer = object >= 0 && object !== complement ? object : child(tree, complement, "nsubj");
  if (doer < 0) return false;
  const codes = new Set(holder.map(({ code }) => code));
  return partiesOf(tree, actors, doer).some(({ code }) => !codes.has(code));
}

/** From the holder (or the word itself) to the end of what is wanted or feared. */
function clause(tree: Tree, row: number, holderRow: number, complement: number): [number, number] {
  const [, end] = complement >= 0 ? reach(tree, complement, ["parataxis", "advcl"]) : reach(tree, row);
  const near = holderRow >= 0 && holderRow < row && row - holderRow <= 15;
  const first = near
    ? reach(tree, holderRow, ["acl", "appos", "parataxis"])[0]
    : reach(tree, row, ["acl", "nsubj", "advcl", "cop"])[0];
  const last = Math.max(end, row);
  return [first, Math.min(last, first + LONGEST)];
}

function topicOf(article: Article, tree: Tree, complement: number): string | null {
  const { sentence } = tree;
  const object = child(tree, complement, "obj", "obl");
  const head = sentence.upos[complement] === "VERB" && object >= 0 ? object : complement;
  const [first, last] = reach(tree, head, [
    "acl",
    "nmod",
    "case",
    "mark",
    "appos",
    "det",
    "punct",
    "advcl",
    "conj",
    "nsubj",
    "aux",
    "cop",
  ]);
  if (last - first >= 6) return null;
  const words = evidenceOf(article, sentence, first, last).text;
  return words.length > 0 ? words : null;
}

function confidenceOf({ weight }: Entry, tree: Tree, actors: readonly ActorMention[], holderRow: number): number {
  const mention = holderRow >= 0 ? actorAt(actors, holderRow) : undefined;
  const indirect = !mention || mention.form === "pronoun" || mention.form === "group";
  const reported = tree.sentence.lemma.some((lemma) => lemma === "if" || lemma === "would");
  return Math.max(0.2, weight - (indirect ? 0.1 : 0) - (reported ? 0.05 : 0));
}
