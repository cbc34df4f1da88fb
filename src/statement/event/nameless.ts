import nounTable from "../../../data/nameless.tsv";
import type { Party } from "../../mention/index.js";
import { groupWords } from "../../mention/phrase.js";
import { readTable } from "../../mention/table.js";
import type { Scene } from "../syntax/arguments.js";
import { actorAt } from "../syntax/parties.js";
import type { Slot } from "../syntax/slots.js";
import { caseOf, reach, relation, rootOf, type Tree } from "../syntax/tree.js";
import { type Standing, standingAt } from "./standing.js";

let nouns: ReadonlyMap<string, string> | null = null;

/** Words that may hang from a noun and do not belong to the name of those it stands for. */
const LOOSE = ["acl", "advcl", "appos", "cc", "conj", "parataxis", "case"];
/** Most words of such a name. */
const LONGEST = 12;
/** Nouns that only say how many: "hundreds of prisoners". */
const COUNTS = new Set(
  "hundred thousand million dozen score ten one some many most number group handful majority rest lot".split(" "),
);
/** Nouns that only say that they are people. */
const BARE = new Set("people persons men others".split(" "));
/** Nouns that tell of an act by those who do it. */
const DOERS = new Set(
  "bomber gunman attacker assailant kidnapper hijacker sniper rioter striker demonstrator".split(" "),
);
/** Where a name stands that no list knows; beside these, days and places stand, too ("on Friday"). */
const NAMED = /(?:^| )(?:subject|agent|owner|object|patient|addressee|against|by)$/;
/** Where those stand who only speak of the act, or who do what it goes along with ("held them during the protests"). */
const ELSEWHERE = /^(?:speaker$|adjunct's (?:subject|object|agent)$)/;
/** Where those stand to whom an act is done, whether or not they take part in it for a party. */
const CORE = /^(?:object|patient|into|against|carrier's against)$/;

/**
 * Those on one side of an act who have no code: a private person, or one whom no list knows, by name ("Okafor"), or people,
 * or what is struck for them, by the words for them ("two women", "hundreds of prisoners", "an outpost"); and who is acted on
 * though as no party of it ("the former senator", "aid workers").
 *
 * @param word the word that tells of the act, and where its parties may stand.
 * @param unknown whether it may be one whom no list knows, or one known who is not counted as a party of the act.
 * @returns a party without a code; null where nobody such stands there.
 * @example namelessAt(scene, word, "acted on") // of "Egypt arrested two women" the party of "two women"
 */
export function namelessAt(
  scene: Scene,
  { row: word, slots }: { readonly row: number; readonly slots: readonly Slot[] },
  as: Standing,
  unknown = true,
): Party | null {
  const { tree, actors, places } = scene;
  const { sentence } = tree;
  // "A bomber" tells of the attack and who did it.
  if (as === "acting" && DOERS.has((sentence.lemma[word] ?? "").toLowerCase())) return wordsAt(tree, word);
  for (const { name, row } of as === "acted on" ? patients(tree, word, slots) : slots) {
    if (standingAt(name) !== as) continue;
    const mention = actorAt(actors, row);
    const [party] = mention?.parties ?? [];
    if (mention?.form === "person" && party?.code === null) return party;
    if (unknown && as === "acted on" && CORE.test(name)) {
      if (mention?.form === "person" && party) return { ...party, code: null };
      if (mention?.form === "group") return wordsAt(tree, row);
    }
    if ((mention && party) || ELSEWHERE.test(name)) continue;
    const people = counted(tree, row);
    if (isPeople(tree, people)) return wordsAt(tree, row, people);
    if (!unknown || sentence.upos[row] !== "PROPN" || !NAMED.test(name)) continue;
    if (!places.some(({ from, to }) => from <= row && row < to)) return wordsAt(tree, row);
  }
  return null;
}

/** Nouns whose "of" says to whom it is done: "the arrest of two men". */
const SUFFERED = new Set(
  "arrest detention release killing murder assassination kidnapping abduction execution imprisonment expulsion deportation extradition torture".split(
    " ",
  ),
);
/** Nouns for what others say: who answers it answers them. */
const SAID = new Set("demand request appeal call petition plea claim offer proposal bid".split(" "));

/** The slots, with those behind a noun that only tells of the other side's words or of what is done to it: "rejected an appeal filed by lawyers". */
function patients(tree: Tree, word: number, slots: readonly Slot[]): Slot[] {
  const lemmaOf = (row: number) => (tree.sentence.lemma[row] ?? "").toLowerCase();
  const suffered = SUFFERED.has(lemmaOf(word));
  return slots.flatMap((slot): Slot[] => {
    if (suffered && slot.name === "of") return [{ name: "object", row: slot.row }];
    if (standingAt(slot.name) !== "acted on" || !SAID.has(lemmaOf(slot.row))) return [slot];
    const under = (tree.children[slot.row] ?? []).flatMap((at) =>
      relation(tree, at) === "acl" ? (tree.children[at] ?? []) : [at],
    );
    return under
      .filter((at) => BY_WHOM.test(caseOf(tree, at)) && /^(?:nmod|obl)$/.test(relation(tree, at)))
      .map((row) => ({ name: "object", row }));
  });
}

const BY_WHOM = /^(?:by|of|from|'s)$/;

/**
 * The words of a noun's phrase as those of a party without a code, as far as they name it: "two women" of "two women who fled".
 *
 * @param last row of the noun whose own words are the last.
 * @example wordsAt(tree, row) // { code: null, start: 15, end: 24, … }
 */
export function wordsAt(tree: Tree, row: number, last = row): Party {
  const [from] = reach(tree, row, LOOSE);
  const [, to] = reach(tree, last, LOOSE);
  const until = Math.min(to, Math.max(last, from + LONGEST - 1));
  const [start, end] = [tree.sentence.starts[from] ?? 0, tree.sentence.ends[until] ?? 0];
  return { code: null, sector: null, name: null, office: null, start, end };
}

/**
 * Those who have no code as a group that goes by what they are called, though no list knows them: "GRP:foreigners" of "some 300
 * foreigners". One alone is no group, and no village is.
 *
 * @param party who stands there, without a code. @param bare whether those are one, too, of whom it is only said that they are people.
 */
export function asGroup({ tree }: Scene, party: Party, bare: boolean): Party {
  const { sentence } = tree;
  const from = sentence.starts.findIndex((start) => start >= party.start);
  const to = sentence.ends.findLastIndex((end) => end <= party.end) + 1;
  if (party.code !== null || from < 0 || to <= from) return party;
  const row = counted(tree, rootOf(tree, from, to));
  if (sentence.xpos[row] !== "NNS" || nounKind(tree, row) !== "") return party;
  const under = tree.children[row] ?? [];
  // "members of a league", "commanders of the rebels" are another group's.
  const isOfOthers = under.some((at) => relation(tree, at) === "nmod" && caseOf(tree, at) === "of");
  if (!bare && (isOfOthers || BARE.has(sentence.lower[row] ?? ""))) return party;
  const own = under.filter((at) => at < row && /^(?:amod|compound)$/.test(relation(tree, at)));
  return { ...party, code: `GRP:${groupWords(sentence, own[0] ?? row, row + 1)}` };
}

/** Row of those whom a noun only counts: "hundreds of prisoners"; else its own. */
function counted(tree: Tree, row: number): number {
  if (!COUNTS.has((tree.sentence.lemma[row] ?? "").toLowerCase())) return row;
  return (tree.children[row] ?? []).find((at) => relation(tree, at) === "nmod" && caseOf(tree, at) === "of") ?? row;
}

/** Whether a noun stands for people, for a body of them, or for what is struck for their sake. */
export const isPeople = (tree: Tree, row: number): boolean => nounKind(tree, row) !== null;

/** What kind of noun for people it is, as the table tells; null where it is none. */
function nounKind({ sentence }: Tree, row: number): string | null {
  nouns ??= new Map(readTable(nounTable).map((cell) => [cell("noun"), cell("kind")]));
  if (!/^(?:NOUN|PROPN)$/.test(sentence.upos[row] ?? "")) return null;
  return nouns.get((sentence.lemma[row] ?? "").toLowerCase()) ?? null;
}
