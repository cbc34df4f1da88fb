import type { Sentence } from "../../language/index.js";
import type { EventDraft } from "../event/draft.js";
import { sortOf } from "./happening.js";
import { isDoneAt, isNarrated, wordOf } from "./telling.js";

type Whereabouts = Pick<EventDraft, "place" | "venue" | "placeSpan">;

const NOWHERE: Whereabouts = { place: null, venue: null, placeSpan: null };

/** So many occasions before an act in the text and after it are looked at, so that time grows with a text's length only. */
const REACH = 12;

/**
 * Says of acts whose words name no place where they took place, as far as an occasion tells. On the same day those who make
 * a visit meet their hosts in the country they visit, what parties say on the day of a meeting that they came to or that both
 * of them take part in they say there, and what they agree over the telephone they agree in no one place. What is said at
 * an occasion that its own words name is said there; where no time is told, so is what the report goes on to tell of the same
 * speaker, and what it tells of both sides right after they met.
 *
 * @param events of one article, dated and placed, in the order of the text. @param sentences the article's.
 */
export function atOccasions(events: readonly EventDraft[], sentences: readonly Sentence[]): EventDraft[] {
  const visits = events.filter(({ mode, place }) => mode === "visit" && place !== null);
  const onItsDay = (belongs: Belongs) => (act: EventDraft, occasion: EventDraft) =>
    isOnItsDay(act, occasion) && belongs(act, occasion);
  const met = events.map((event) => (isMeeting(event) ? moved(event, visits, onItsDay(isMetOn)) : event));
  const occasions = met.filter((event) => isMeeting(event) || event.mode === "visit" || event.mode === "phone");
  const said = met.map((event) =>
    sortOf(event.type) === "speech" ? moved(event, occasions, onItsDay(isSaidAt)) : event,
  );
  const scenes = said.filter(isScene);
  return said.map((event) =>
    sortOf(event.type) === "speech" && event.place === null
      ? moved(event, scenes, (act, scene) => isSaidOn(sentences, act, scene))
      : event,
  );
}

type Belongs = (act: EventDraft, occasion: EventDraft) => boolean;

const isMeeting = ({ type, mode }: EventDraft): boolean => type === "CONSULT" && mode !== "visit" && mode !== "phone";

/** An act in the place of the nearest occasion that it belongs to; as it is where there is none. */
function moved(act: EventDraft, occasions: readonly EventDraft[], belongs: Belongs): EventDraft {
  const far = ({ evidence }: EventDraft) => Math.abs(evidence.start - act.evidence.start);
  let nearest: EventDraft | null = null;
  for (const occasion of around(occasions, act))
    if (belongs(act, occasion) && (nearest === null || far(occasion) < far(nearest))) nearest = occasion;
  if (nearest === null) return act;
  const { place, venue, placeSpan } = nearest;
  return { ...act, ...(nearest.mode === "phone" ? NOWHERE : { place, venue, placeSpan }) };
}

/** The occasions told next to an act, before it and after it. */
function around(occasions: readonly EventDraft[], { evidence }: EventDraft): readonly EventDraft[] {
  let from = 0;
  for (let to = occasions.length; from < to; ) {
    const middle = (from + to) >> 1;
    if ((occasions[middle]?.evidence.start ?? 0) < evidence.start) from = middle + 1;
    else to = middle;
  }
  return occasions.slice(Math.max(0, from - REACH), from + REACH);
}

/** Whether an act of one certain day, or that began on one, is of a day of an occasion. */
function isOnItsDay({ date }: EventDraft, occasion: EventDraft): boolean {
  const [day = ""] = date?.split("/") ?? [];
  const [from = "", to = from] = occasion.date?.split("/") ?? [];
  return day.length === 10 && from !== "" && from <= day && day <= to;
}

const codesOf = (parties: EventDraft["actor"]): readonly string[] => parties.flatMap(({ code }) => code ?? []);
const sidesOf = ({ actor, recipient }: EventDraft): ReadonlySet<string> => new Set(codesOf([...actor, ...recipient]));

/** Whether a meeting is one of guest and host on a visit. */
function isMetOn(meeting: EventDraft, visit: EventDraft): boolean {
  const sides = sidesOf(meeting);
  const takesPart = (code: string) => sides.has(code);
  return codesOf(visit.actor).some(takesPart) && codesOf(visit.recipient).some(takesPart);
}

/**
 * Whether an act of words that no place is told of was done at an occasion: where both its sides are there, or those
 * who act have come from elsewhere. Who hosts it may have spoken before, or to others. Of a call both sides' agreements.
 */
function isSaidAt(act: EventDraft, occasion: EventDraft): boolean {
  const there = sidesOf(occasion);
  const acting = codesOf(act.actor);
  const both = [...sidesOf(act)].filter((code) => there.has(code)).length > 1;
  if (occasion.mode === "phone") return act.type === "AGREE" && both;
  if (act.place !== null || occasion.place === null || occasion.mode === "third-party") return false;
  if (!isReal(occasion) && !(occasion.status === "planned" && act.status === "planned")) return false;
  return acting.some((code) => there.has(code)) && (both || !acting.includes(occasion.place));
}

const isReal = ({ status }: EventDraft): boolean => status === "happened" || status === "ongoing";

/** Whether an act tells where somebody was when he went on to speak: a meeting, a visit, or words, at a place that is named. */
const isScene = (event: EventDraft): boolean =>
  isReal(event) &&
  event.placeSpan !== null &&
  (event.type === "CONSULT" ? event.mode === null || event.mode === "visit" : sortOf(event.type) === "speech");

/** Sentences after a meeting in which others of its sides still speak there. */
const AFTERWARDS = 3;

/** Whether an act was said at a scene that its own words name, or that its report has told before it and goes on from. */
function isSaidOn(sentences: readonly Sentence[], act: EventDraft, scene: EventDraft): boolean {
  const [here, there] = [wordOf(sentences, act), wordOf(sentences, scene)];
  const sentence = here && sentences[here.sentence];
  if (!sentence || !there) return false;
  const after = here.sentence - there.sentence;
  if (after === 0) return scene.type === "CONSULT" && isDoneAt(sentence, here.row, there.row);
  if (after < 0 || act.date !== null || act.status !== "happened" || !isNarrated(sentence, here.row)) return false;
  if (haveSpeaker(act, scene)) return true;
  const sides = sidesOf(scene);
  return (
    after <= AFTERWARDS &&
    scene.type === "CONSULT" &&
    codesOf(act.actor).some((code) => sides.has(code)) &&
    [...sidesOf(act)].filter((code) => sides.has(code)).length > 1
  );
}

/** Whether a person who acts in one act is of another's; reports name him in full but once. */
function haveSpeaker({ people }: EventDraft, other: EventDraft): boolean {
  const surname = ({ name }: EventDraft["people"][number]) => name.slice(name.lastIndexOf(" ") + 1).toLowerCase();
  const there = new Set(other.people.map(surname));
  return people.some((person) => there.has(surname(person)));
}
