import type { ActorMention, Party } from "../../mention/index.js";
import type { Passage } from "../passage.js";
import { isSpeech } from "../quotation/speech.js";
import { actorAt, distinct, partiesListed, partiesOf, partiesUnder } from "../syntax/parties.js";
import { caseOf, child, relation, subject, type Tree } from "../syntax/tree.js";

/** Those who may hold an aim or a concern, or bind themselves, and how the words lead to them. */
export interface Holder {
  readonly parties: readonly Party[];
  /** Row of the word that names them; -1 where it stands in another sentence. */
  readonly row: number;
  readonly how: string;
}

/** Verbs that only carry a noun: "expressed the hope", "has an interest". */
const LIGHT = new Set(
  "express voice raise share convey have reiterate state show underline stress underscore announce declare signal feel harbour harbor make give take launch renew repeat reaffirm honour honor keep reach sign hold pursue adopt outline present face cause spark trigger".split(
    " ",
  ),
);

/** Words that name those who are meant together: "talks between Rome and Bonn", "Arab states like Egypt". */
const JOINING: ReadonlyMap<string, "inside" | "besides"> = new Map(
  Object.entries({
    between: "inside",
    among: "inside",
    by: "inside",
    like: "besides",
    as: "besides",
    including: "besides",
  }),
);

/**
 * Who may hold what the word at `row` says, likeliest first, each set of parties once: the subject, the owner, who expresses
 * it, who is quoted, and where the sentence names no one, who was spoken of last.
 *
 * @param told whether only who says it may hold it ("Kyiv said that the border must be restored").
 */
export function holdersOf(passage: Passage, row: number, told = false): Holder[] {
  const { tree, actors, earlier, speaker } = passage;
  const { sentence } = tree;
  const found: Holder[] = [];
  const add = (at: number, how: string) => {
    if (at < 0 || at === row) return;
    const named = partiesOf(tree, actors, at);
    if (named.length > 0) found.push({ parties: named, row: at, how });
    const listed = partiesListed(tree, actors, at);
    if (listed.length > named.length) found.push({ parties: listed, row: at, how: `list ${how}` });
    for (const inner of tree.children[at] ?? []) {
      const joint = JOINING.get(caseOf(tree, inner));
      const members = joint ? partiesListed(tree, actors, inner) : [];
      const whole = joint === "besides" ? distinct([...listed, ...members]) : named.length === 0 ? members : [];
      if (members.length > 0 && whole.length > 1) found.push({ parties: whole, row: at, how: `${joint} ${how}` });
    }
    // "the governments of the two nations": who they are stands inside.
    if (named.every(({ code }) => code?.startsWith("GRP:"))) {
      const inside = partiesUnder(tree, actors, at, named);
      if (inside.length > 0) found.push({ parties: inside, row: at, how: `in ${how}` });
      for (const party of inside.length > 1 ? inside : [])
        found.push({ parties: [party], row: at, how: `one in ${how}` });
    }
  };
  if (!told) {
    if (sentence.upos[row] === "NOUN" || sentence.upos[row] === "PROPN") nounHolders(passage, row, add, found);
    else {
      // "seen by the west as a rival".
      if (sentence.xpos[row] === "VBN") add(child(tree, row, "obl:agent"), "agent");
      // "reacted angrily": who does so is.
      add(subject(tree, sentence.upos[row] === "ADV" ? (sentence.head[row] ?? -1) : row), "subject");
    }
    if (relation(tree, row) === "amod") add(sentence.head[row] ?? -1, "modified");
  }
  const source = sourceRow(tree, row);
  if (source >= 0) add(source, "source");
  for (const at of told ? [] : (tree.children[row] ?? []))
    if (["for", "to", "by", "in", "among"].includes(caseOf(tree, at)) && relation(tree, at) !== "nmod")
      add(at, `obl ${caseOf(tree, at)}`);
  if (speaker) found.push({ parties: [speaker], row: -1, how: "speaker" });
  const main = mainSubject(tree, row);
  if (main >= 0 && !told) add(main, "main");
  const nearest = actors.findLast((actor) => actor.to <= row && row - actor.to < 6 && actor.parties.length > 0);
  if (nearest && !told) found.push({ parties: distinct(nearest.parties), row: nearest.head, how: "nearest" });
  if (found.length === 0) {
    const head = sentence.head.findIndex((at) => at < 0);
    const first = actors.find((actor) => actor.parties.some(({ code }) => code !== null));
    if (first)
      found.push({ parties: distinct(first.parties), row: first.head, how: first.head < head ? "first" : "other" });
  }
  if (found.every(({ parties }) => parties.every(({ code }) => code?.startsWith("GRP:")))) {
    const last = earlier[0];
    if (last) found.push({ parties: [last], row: -1, how: "earlier" });
    const states = earlier.filter(({ code }) => code !== null && !code.startsWith("GRP:")).slice(0, 2);
    if (states.length === 2) found.push({ parties: states, row: -1, how: "two earlier" });
  }
  if (!told) found.push(...remoteHolders(passage, row, found[0]));
  const seen = new Set<string>();
  return found.filter(({ parties }) => {
    const key = parties
      .map(({ code }) => code)
      .sort()
      .join(" ");
    if (key === "" || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Who else is named near: rarely those who hold it, but where a pronoun or a group stands for them. */
function remoteHolders({ actors, earlier, foremost }: Passage, row: number, first: Holder | undefined): Holder[] {
  const here = actors.flatMap(({ parties, form, head }): Holder[] =>
    form === "pronoun" || parties.length === 0
      ? []
      : [{ parties: distinct(parties), row: head, how: head < row ? "before" : "behind" }],
  );
  if (first && first.row >= 0 && actorAt(actors, first.row)?.form === "name") return here;
  const absent = { sector: null, name: null, office: null, start: 0, end: 0 };
  return [
    ...here,
    ...earlier.map((party, at) => ({ parties: [party], row: -1, how: `earlier ${Math.min(at, 2)}` })),
    ...foremost.map((code) => ({ parties: [{ code, ...absent }], row: -1, how: "foremost" })),
  ];
}

function nounHolders(
  { tree, actors }: Passage,
  row: number,
  add: (at: number, how: string) => void,
  found: Holder[],
): void {
  const { sentence } = tree;
  const own = actorAt(actors, row);
  if (own && own.parties.length > 0) found.push({ parties: distinct(own.parties), row, how: "itself" });
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    if (at < row && kind === "nmod") add(at, "owner");
    else if (at < row && (kind === "amod" || kind === "compound")) add(at, "qualifier");
    else if (kind === "nmod" && ["of", "by", "from", "among", "in", "for", "between"].includes(caseOf(tree, at)))
      add(at, caseOf(tree, at));
  }
  const head = sentence.head[row] ?? -1;
  if (head < 0) {
    add(child(tree, row, "nsubj"), "equated");
    return;
  }
  if (sentence.upos[head] === "VERB") {
    const light = LIGHT.has((sentence.lemma[head] ?? "").toLowerCase());
    add(subject(tree, head), light ? "carried" : `clause ${relation(tree, row)} ${caseOf(tree, row)}`.trim());
  } else if (relation(tree, row) === "nmod" || relation(tree, row) === "conj") {
    const above = sentence.head[head] ?? -1;
    if (above >= 0 && sentence.upos[above] === "VERB") add(subject(tree, above), "clause above");
  }
}

/** Row of who says the clause around `row`: the subject of a reporting verb above it or set beside it. */
export function sourceRow(tree: Tree, row: number): number {
  const { sentence } = tree;
  let at = row;
  for (let step = 0; step < 8 && at >= 0; step++) {
    const head = sentence.head[at] ?? -1;
    if (head < 0) break;
    if (isSpeech(sentence, head) && ["ccomp", "parataxis", "obj", "xcomp"].includes(relation(tree, at)))
      return subject(tree, head);
    at = head;
  }
  const beside = (tree.children[at] ?? []).find(
    (next) => relation(tree, next) === "parataxis" && isSpeech(sentence, next) && child(tree, next, "nsubj") >= 0,
  );
  return beside === undefined ? -1 : child(tree, beside, "nsubj");
}

/** Row of the subject of the main clause. */
function mainSubject(tree: Tree, row: number): number {
  let at = row;
  for (let step = 0; step < 20 && (tree.sentence.head[at] ?? -1) >= 0; step++) at = tree.sentence.head[at] ?? -1;
  return child(tree, at, "nsubj");
}

/**
 * What the judge of holders looks at in one of several, as names of yes-or-no facts.
 *
 * @param rank its place among them; @param kind what is held; @param sort what sort of it; @param all those who may hold it.
 */
export function holderFeatures(
  { tree, actors, foremost, speaker }: Passage,
  row: number,
  { parties, row: at, how }: Holder,
  rank: number,
  kind: string,
  sort: string,
  all: readonly Holder[],
): string[] {
  const upos = tree.sentence.upos[row] ?? "";
  const who = [...new Set(parties.map(({ code }) => (code?.includes(":") ? code.slice(0, 3) : "state")))]
    .sort()
    .join("+");
  const form = at < 0 ? "absent" : (actorAt(actors, at)?.form ?? "other");
  return [
    ...besides(actors, parties, rank, all).map((beside) => `how ${how} beside ${beside}`),
    ...ofForemost(foremost, parties, how),
    `how ${how}`,
    `how ${how} ${upos}`,
    `how ${how} ${kind}`,
    `how ${how} ${sort}`,
    `how ${how} ${who}`,
    `how ${how} ${form}`,
    `rank ${Math.min(rank, 3)}`,
    `rank ${Math.min(rank, 3)} ${upos}`,
    `is ${who}`,
    `form ${form}`,
    `parties ${Math.min(3, parties.length)}`,
    `relation ${at < 0 ? "none" : relation(tree, at)}`,
    `quoted ${speaker !== null} ${how}`,
    `side ${at < 0 ? "none" : at < row ? "before" : "after"}`,
    `far ${at < 0 ? "none" : Math.min(3, Math.floor(Math.abs(at - row) / 6))}`,
  ];
}

/** What else offers itself: a pronoun for subject beside one who says so, a list beside its parts. */
function besides(
  actors: readonly ActorMention[],
  parties: readonly Party[],
  rank: number,
  all: readonly Holder[],
): string[] {
  const [first] = all;
  const form = !first || first.row < 0 ? "absent" : (actorAt(actors, first.row)?.form ?? "other");
  const source = all.some(({ how }) => how === "source") ? "source" : "";
  const holds = (whole: readonly Party[], part: readonly Party[]) =>
    whole.length > part.length && part.every(({ code }) => whole.some((other) => other.code === code));
  return [
    `${first?.how} ${form} ${source} ${rank}`,
    ...(all.some((other) => holds(other.parties, parties)) ? ["whole"] : []),
    ...(all.some((other) => holds(parties, other.parties)) ? ["parts"] : []),
  ];
}

/** How parties stand to those the article names most. */
function ofForemost(foremost: readonly string[], parties: readonly Party[], how: string): string[] {
  if (foremost.length === 0) return [];
  const among = foremost.map((code) => parties.some((party) => party.code === code)).join(" ");
  return [`foremost ${among} ${parties.length}`, `how ${how} foremost ${among}`];
}
