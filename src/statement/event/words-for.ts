import type { ActorMention } from "../../mention/index.js";
import type { Filler, Scene } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import { relation, type Tree, under } from "../syntax/tree.js";
import { namelessAt } from "./nameless.js";
import type { PartyCandidate } from "./party-candidates.js";
import { type Standing, standingAt } from "./standing.js";

/** How much farther, in words, a mention seems that stands otherwise than where its side belongs. */
const AWAY = { own: 0, neutral: 10, under: 30, other: 60, elsewhere: 100 };
/** A name tells more than a pronoun. */
const PRONOUN = 60;

/**
 * The words that name a party in an act: of its mentions in the sentence the nearest, where its side belongs if one stands
 * there ("Kenya rebuked Norway's ambassador to Kenya"); with the persons that it and those joined to it name.
 *
 * @param word the word that tells of the act, and where its parties may stand.
 * @example wordsFor(scene, word, candidate, "acting").parties // of several mentions of the code the one that acts
 */
export function wordsFor(
  scene: Scene,
  { row, slots }: { readonly row: number; readonly slots: readonly Slot[] },
  { code, party, mentions }: PartyCandidate,
  as: Standing,
): Filler {
  const { tree } = scene;
  const away = (mention: ActorMention) => {
    let least = AWAY.elsewhere;
    for (const slot of slots) {
      const of = standingAt(slot.name);
      const own = of === as || as === "either";
      if (mention.from <= slot.row && slot.row < mention.to)
        least = Math.min(least, own ? AWAY.own : of === "either" ? AWAY.neutral : AWAY.other);
      else if (own && least > AWAY.under && under(tree, mention.head, slot.row)) least = AWAY.under;
    }
    return least;
  };
  const [nearest] = mentions
    .map((mention) => {
      const off = away(mention);
      return { mention, off, far: off + Math.abs(mention.head - row) + (mention.form === "pronoun" ? PRONOUN : 0) };
    })
    .sort((a, b) => a.far - b.far);
  if (!nearest) return { parties: [party], people: [], rows: [] };
  const { mention: best, off } = nearest;
  const joined = mentions.filter((mention) => mention === best || isJoined(tree, mention, best));
  const own = off < AWAY.other || as === "either" ? null : namelessAt(scene, slots, as);
  return {
    parties: [own ? { ...own, code } : (best.parties.find((one) => one.code === code) ?? party)],
    people: joined.flatMap(({ people }) => people).filter((person) => person.code === code || person.code === null),
    rows: joined.flatMap(({ head, from, to }) => [head, from, to - 1]),
  };
}

const isJoined = (tree: Tree, a: ActorMention, b: ActorMention): boolean =>
  (relation(tree, a.head) === "conj" && tree.sentence.head[a.head] === b.head) ||
  (relation(tree, b.head) === "conj" && tree.sentence.head[b.head] === a.head);
