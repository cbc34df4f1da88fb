import type { Sentence } from "../../language/index.js";
import {
  type ActorMention,
  isStateCode,
  type Party,
  type PlaceMention,
  type TimeMention,
} from "../../mention/index.js";
import type { Status } from "../schema.js";
import { fillerAt, NOBODY, type Scene } from "../syntax/arguments.js";
import { actorAt } from "../syntax/parties.js";
import { caseOf, child, isInfinitive, reach, relation, rootOf, subject, type Tree } from "../syntax/tree.js";
import { draftOf, type EventDraft } from "./draft.js";
import type { Setting } from "./setting.js";
import { type Reality, realityOf } from "./status.js";
import { lemmaAt } from "./trigger.js";

/** How sure it is that who is in a country not his own visits it: a good half of those that reports tell of were coded as visits. */
const SURE = 0.5;

/**
 * Visits that no word tells of but where somebody is: "the minister was in Lima on Friday", "will be in Seoul", "is due in
 * Cairo next week", "has been to Tunis". Those who live there, as ambassadors do, visit no one.
 *
 * @returns drafts in the order of the words.
 */
export function presencesIn({ article, scene, times }: Setting): EventDraft[] {
  const seen = new Set<number>();
  return scene.places.flatMap((place) => {
    const { tree } = scene;
    const row = rootOf(tree, place.from, place.to);
    const predicate = predicateOf(tree, row);
    if (predicate < 0 || seen.has(predicate)) return [];
    if (!isToldOf(scene, predicate, times)) return [];
    const who = subject(tree, predicate);
    const visitor = actorAt(scene.actors, who);
    const guests = fillerAt(scene, who, false);
    const parties = guests.parties.filter(({ code }) => code !== place.country);
    if (!visitor || !isTraveller(tree, visitor) || parties.length < Math.max(1, guests.parties.length)) return [];
    const reality = realityOf(tree, predicate);
    if (!reality || reality.status === "denied") return [];
    seen.add(predicate);
    const hosts = { ...NOBODY, parties: hostsAt(scene, row), rows: [row] };
    const draft = draftOf(
      { article, scene, row: predicate, governor: -1 },
      { type: "CONSULT", mode: "visit", form: "visit" },
      { ...reality, status: statusOf(tree, predicate, reality) },
      [{ ...guests, parties }, hosts],
    );
    return [{ ...draft, confidence: SURE }];
  });
}

/** Words between "is" and where: "has already been, more than once, in Lima" is too far. */
const APART = 4;

/**
 * Whether a tagged sentence may say so: a place behind "in" or "to", with "be" or "due" shortly before.
 *
 * @param places the sentence's.
 */
export function maySayWhere({ lemma, lower, upos }: Sentence, places: readonly PlaceMention[]): boolean {
  return places.some(({ from }) => {
    if (!/^(?:in|to)$/.test(lower[from - 1] ?? "")) return false;
    for (let row = from - 2; row >= Math.max(0, from - 2 - APART); row--) {
      if (lemma[row] === "be" || lower[row] === "due") return true;
      if (upos[row] === "VERB" || upos[row] === "NOUN" || upos[row] === "PROPN") return false;
    }
    return false;
  });
}

/**
 * Row of what says that somebody is at a place: the place's own ("is in Lima"), or "due"; -1 where nothing does.
 */
function predicateOf(tree: Tree, row: number): number {
  // "that she would be in Lima", "is to be in Lima": the first marker is another.
  const by = tree.sentence.lower[child(tree, row, "case")] ?? "";
  const copula = child(tree, row, "cop");
  // "is thought to be in Lima" is not known.
  if (copula >= 0 && relation(tree, row) === "xcomp") return -1;
  if (copula >= 0) return by === "in" || (by === "to" && tree.sentence.lower[copula] === "been") ? row : -1;
  const head = tree.sentence.head[row] ?? -1;
  const isDue = head >= 0 && by === "in" && lemmaAt(tree, head) === "due" && child(tree, head, "cop") >= 0;
  return isDue && relation(tree, row) === "obl" ? head : -1;
}

/** Words for why somebody is where others meet: that he attends is told, and not that he came. */
const GATHERINGS = new Set([
  "summit",
  "conference",
  "meeting",
  "assembly",
  "session",
  "gathering",
  "forum",
  "congress",
]);

/**
 * Whether a predicate also says when or why somebody is there, or that he is there now: that "the speaker, who was in Lima"
 * missed a vote only sets the scene.
 */
function isToldOf({ tree }: Scene, predicate: number, times: readonly TimeMention[]): boolean {
  const { lower, xpos } = tree.sentence;
  const [first, last] = reach(tree, predicate, ["nsubj", "conj", "parataxis"]);
  const attached = tree.children[predicate] ?? [];
  if (attached.some((at) => caseOf(tree, at) === "for" && GATHERINGS.has(lemmaAt(tree, at)))) return false;
  return (
    times.some(({ from, to }) => from >= first && to <= last + 1) ||
    /^(?:is|are|be|been|'s|’s|'re|’re)$/.test(lower[child(tree, predicate, "cop")] ?? "") ||
    attached.some(
      (at) => at > predicate && (isInfinitive(tree, at) || xpos[at] === "VBG" || caseOf(tree, at) === "for"),
    )
  );
}

const RESIDENT = new Set([
  "ambassador",
  "consul",
  "attache",
  "attaché",
  "correspondent",
  "refugee",
  "prisoner",
  "exile",
]);
const PERSON = /^(?:he|she|they|who)$/;

/** Whether a mention is of people who travel: not of an army or a ship, and not of those who live abroad. */
function isTraveller(tree: Tree, { form, from, to, parties }: ActorMention): boolean {
  const { lower } = tree.sentence;
  if (form === "pronoun") return PERSON.test(lower[from] ?? "");
  if (form !== "person" && form !== "office") return false;
  if (parties.some(({ sector }) => sector === "MIL")) return false;
  for (let row = from; row < to; row++) if (RESIDENT.has(lemmaAt(tree, row))) return false;
  return true;
}

/** Those whose country somebody is in: the state of a place, and of those joined to it. */
function hostsAt({ tree, places, actors }: Scene, row: number): Party[] {
  const joined = (tree.children[row] ?? []).filter((at) => relation(tree, at) === "conj");
  const hosts = [row, ...joined].flatMap((at): Party[] => {
    const place = places.find(({ from, to }) => from <= at && at < to);
    // "in Lima and Quito": the second may be read as what acts there.
    if (!place) return actorAt(actors, at)?.parties.filter(({ code }) => code !== null && isStateCode(code)) ?? [];
    const { country, venue, start, end } = place;
    return [{ code: country, sector: null, name: venue, office: null, start, end }];
  });
  return hosts.filter(({ code }, at) => hosts.findIndex((other) => other.code === code) === at);
}

/** "is in Lima" lasts; "is due", "will be", "would be" and "is to be" are ahead. */
function statusOf(tree: Tree, predicate: number, { status }: Reality): Status {
  if (status !== "happened") return status;
  const { lower } = tree.sentence;
  const has = (as: string, words: RegExp) =>
    (tree.children[predicate] ?? []).some((at) => relation(tree, at) === as && words.test(lower[at] ?? ""));
  if (has("aux", /^(?:may|might|could|should)$/)) return "possible";
  if (lemmaAt(tree, predicate) === "due" || has("cop", /^be$/)) return "planned";
  return has("cop", /^(?:is|are|'s|’s|'re|’re)$/) ? "ongoing" : status;
}

/** Whether another word of the sentence tells surely enough of a visit to the same hosts. */
export const isVisitTold = (presence: EventDraft, told: readonly EventDraft[]): boolean =>
  told.some(
    ({ mode, recipient, confidence }) =>
      mode === "visit" &&
      confidence >= SURE &&
      recipient.some(({ code }) => presence.recipient.some((host) => host.code === code)),
  );
