import type { ActorMention, Party } from "../../mention/index.js";
import type { Filler, Scene } from "../syntax/arguments.js";
import { actorAt } from "../syntax/parties.js";
import type { Slot } from "../syntax/slots.js";
import { caseOf, relation, type Tree } from "../syntax/tree.js";
import { framesOf } from "./lexicon.js";
import { isPeople, namelessAt, wordsAt } from "./nameless.js";
import type { PartyCandidate } from "./party-candidates.js";
import { type Standing, standingAt } from "./standing.js";
import { lemmaAt } from "./trigger.js";

/**
 * How much farther, in words, a mention seems that stands otherwise than where its side belongs. Who speaks or does says more
 * than whose the act is: "the minister voiced his country's support".
 */
const AWAY = { own: 0, neutral: 10, owner: 25, under: 30, other: 60, elsewhere: 100, opposite: 140 };
/** A name tells more than a pronoun. */
const PRONOUN = 60;

/** The word that tells of an act, and where its parties may stand. */
interface Told {
  readonly row: number;
  readonly slots: readonly Slot[];
}

/**
 * The words that name a party in an act: of its mentions in the sentence the nearest, where its side belongs if one stands
 * there ("Kenya rebuked Norway's ambassador to Kenya"); with the persons that it and those joined to it name.
 *
 * @param opposite where the party is on both sides, those of the other that are named already: each side has words of its own if
 *   the sentence has them. Null where it is on one.
 * @example wordsFor(scene, word, candidate, "acting").parties // of several mentions of the code the one that acts
 */
export function wordsFor(
  scene: Scene,
  word: Told,
  { code, party, mentions }: PartyCandidate,
  as: Standing,
  opposite: readonly Party[] | null = null,
): Filler {
  const { tree } = scene;
  const { row, slots } = word;
  const away = (mention: ActorMention) => {
    let least = AWAY.elsewhere;
    let isOpposite = false;
    for (const slot of slots) {
      const of = standingAt(slot.name);
      const own = of === as || as === "either";
      if (mention.from <= slot.row && slot.row < mention.to) {
        if (own) least = Math.min(least, slot.name === "owner" ? AWAY.owner : AWAY.own);
        else if (of === "either") least = Math.min(least, AWAY.neutral);
        else isOpposite = true;
      } else if (own && least > AWAY.under && isPart(tree, mention.head, slot.row)) least = AWAY.under;
    }
    if (!isOpposite || least < AWAY.other) return least;
    return opposite ? AWAY.opposite : AWAY.other;
  };
  const wordsOf = (mention: ActorMention) => mention.parties.find((one) => one.code === code) ?? party;
  const isNamed = ({ start, end }: Party) =>
    opposite?.some((other) => other.start === start && other.end === end) === true;
  const isTaken = (mention: ActorMention) => isNamed(wordsOf(mention));
  const free = mentions.filter((mention) => !isTaken(mention));
  const [nearest] = (free.length > 0 ? free : mentions)
    .map((mention) => {
      const off = away(mention);
      return { mention, off, far: off + Math.abs(mention.head - row) + (mention.form === "pronoun" ? PRONOUN : 0) };
    })
    .sort((a, b) => a.far - b.far);
  if (!nearest) return { parties: [party], people: [], rows: [] };
  const { mention: best, off } = nearest;
  const joined = mentions.filter((mention) => mention === best || isJoined(tree, mention, best));
  const strange = as !== "either" && (off >= AWAY.other || isTaken(best));
  const found = strange
    ? namelessAt(scene, word, as, opposite !== null)
    : as === "acted on"
      ? phraseOf(scene, slots, best)
      : null;
  const own = found && !isNamed(found) ? found : null;
  const { start, end } = own ?? wordsOf(best);
  return {
    parties: [own && strange ? { ...own, code } : { ...wordsOf(best), start, end }],
    people: joined.flatMap(({ people }) => people).filter((person) => person.code === code || person.code === null),
    // Where the other side's words would be this one's, too, those from elsewhere only name it.
    rows: opposite && off >= AWAY.other ? [] : joined.flatMap(({ head, from, to }) => [head, from, to - 1]),
  };
}

/** Parts of an object's phrase that only say of what sort, or where, it is: "a Danish vessel", "a base in Mali". */
const PART = /^object's (?:qualifier|in|at|near|outside|inside|around)$/;

/**
 * The phrase of what is acted on, of which a mention is a part: "a Danish vessel", "the trial of a Chilean poet". What tells of an
 * act itself is nobody who is acted on: "rejected a Danish request".
 */
function phraseOf({ tree, actors }: Scene, slots: readonly Slot[], mention: ActorMention): Party | null {
  const { sentence } = tree;
  const holds = ({ row }: Slot) => mention.from <= row && row < mention.to;
  if (mention.form === "pronoun" || slots.some((slot) => holds(slot) && !PART.test(slot.name))) return null;
  const whole = slots.find(
    ({ name, row }) => standingAt(name) === "acted on" && !PART.test(name) && sentence.head[mention.head] === row,
  );
  if (!whole || sentence.upos[whole.row] !== "NOUN" || actorAt(actors, whole.row)) return null;
  if (framesOf(lemmaAt(tree, whole.row), "n").length > 0) return null;
  if (caseOf(tree, mention.head) === "of" && !isPeople(tree, whole.row)) return null;
  const phrase = wordsAt(tree, whole.row);
  return phrase.start <= mention.start && mention.end <= phrase.end ? phrase : null;
}

/** Whether a word belongs to a noun's phrase, and not to a clause that only hangs from it. */
function isPart(tree: Tree, row: number, noun: number): boolean {
  let at = row;
  for (let step = 0; step < DEEP && at >= 0; step++) {
    if (at === noun) return true;
    if (CLAUSES.has(relation(tree, at))) return false;
    at = tree.sentence.head[at] ?? -1;
  }
  return false;
}

const DEEP = 8;
const CLAUSES = new Set(["acl", "advcl", "ccomp", "xcomp", "parataxis", "nsubj"]);

const isJoined = (tree: Tree, a: ActorMention, b: ActorMention): boolean =>
  (relation(tree, a.head) === "conj" && tree.sentence.head[a.head] === b.head) ||
  (relation(tree, b.head) === "conj" && tree.sentence.head[b.head] === a.head);
