import circumstanceTable from "../../../data/circumstances.tsv";
import type { Sentence } from "../../language/index.js";
import { isStateCode, type Mentions, type Person, type PlaceMention } from "../../mention/index.js";
import type { EventDraft } from "../event/draft.js";
import { readWeights } from "../read-weights.js";
import { choose } from "./choice.js";
import { type Act, type Happening, happeningOf, type Report, reportOf, sortOf } from "./happening.js";
import { lasting } from "./lasting.js";
import { spotOf } from "./spot.js";
import { type Dated, timesFor } from "./when.js";
import { type Placed, type PlaceOption, placesFor } from "./where.js";
import { personsFor } from "./who.js";

const known = readWeights(circumstanceTable);
const weightsOf = (part: string): ReadonlyMap<string, number> => known.get(part) ?? new Map();
const weights = { when: weightsOf("when"), where: weightsOf("where"), who: weightsOf("who") };

/** Most persons an event lists. */
const MOST_PEOPLE = 8;

/** An act is held against so many told before it at most, so that time grows with a text's length and no faster. */
const LOOKED_BACK = 30;

/** Events less sure than this say nothing of when and where the next take place. */
export const SURE = 0.2;

/**
 * Says of each event when and where it took place and who acted: the likeliest of the times and places its report
 * offers, and none where none is likelier; of the persons its sentence names those likelier than not. The weights are
 * learned by `training/circumstances.ts`.
 *
 * @param sentences the article's sentences, those of the events parsed.
 * @param day ISO day of publication; null where the article carries none.
 */
export function settle(
  sentences: readonly Sentence[],
  mentions: Mentions,
  day: string | null,
  events: readonly EventDraft[],
): EventDraft[] {
  const report = reportOf(sentences, mentions, day);
  const before: (Dated & Placed)[] = [];
  return [...events]
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map((draft) => {
      const { word, ...event } = draft;
      const happening = happeningOf(report, actOf(draft));
      if (!happening) return event;
      const when = choose(timesFor(report, happening, before), weights.when, ({ date }) => date)?.option;
      const where = whereOf(event, placesFor(report, happening, before));
      const place = where ? spotOf(report, happening, where) : null;
      const date = when?.date == null ? null : lasting(report, happening, when.date);
      if (event.confidence >= SURE)
        before.push({ date, time: when?.time ?? null, country: where?.country ?? null, ...happening });
      if (before.length > LOOKED_BACK) before.shift();
      const ahead = (event.status === "happened" || event.status === "ongoing") && isToCome(date, day);
      return {
        ...event,
        ...(event.mode === "visit" && where
          ? sidesAt(where.country, where.place?.sentence === happening.sentence ? where.place : null, event)
          : {}),
        status: ahead ? "planned" : event.status,
        date,
        dateSpan: when?.time ? { start: when.time.start, end: when.time.end } : null,
        place: where?.country ?? null,
        venue: place?.venue ?? null,
        placeSpan: place ? { start: place.start, end: place.end } : null,
        people: actingIn(report, happening, event.people),
      };
    });
}

/**
 * The country of an act and the words that name it: that of the place it is told of, for a visit where its words lead, else the
 * likeliest of those the report offers. Null where none is likelier.
 */
function whereOf(
  event: Unplaced,
  places: readonly PlaceOption[],
): { readonly country: string; readonly place: PlaceMention | null } | null {
  if (isInNoOnePlace(event)) return null;
  const grounds = places.filter(({ ground }) => ground);
  const goals = event.mode === "visit" ? places.filter(({ goal }) => goal) : [];
  const [open = places] = [grounds, goals].filter(({ length }) => length > 0);
  const chosen = choose(open, weights.where, ({ country }) => country)?.option;
  if (!chosen || chosen.country === null) return null;
  const place = venueIn(chosen, places) ?? chosen.place;
  return place === null && isGuess(event, chosen.country) ? null : { country: chosen.country, place };
}

type Unplaced = Pick<EventDraft, "type" | "mode" | "actor" | "recipient" | "evidence">;

const BY_VIDEO = /\b(?:by|via) (?:telephone|phone|video)\b/;

/** Whether those who act are in several places: who telephones or meets by video, and who makes a tour of several states. */
const isInNoOnePlace = ({ type, mode, recipient, evidence }: Unplaced): boolean =>
  mode === "phone" ||
  (type === "CONSULT" && mode !== "visit" && BY_VIDEO.test(evidence.text)) ||
  (mode === "visit" && isTour(recipient));

const LANDS = /^GRP:.*\b(?:capitals|countries|nations|states)$/;

/** Whether those visited are several: states, or "African capitals". */
function isTour(hosts: EventDraft["recipient"]): boolean {
  const states = new Set(hosts.flatMap(({ code }) => (code && isStateCode(code) ? code : [])));
  return states.size > 1 || (states.size === 0 && hosts.some(({ code }) => LANDS.test(code ?? "")));
}

/**
 * Whether no more than whose country it is speaks for a place that no words name, where that says little: of several who
 * do something together or to each other it is the country of but one, and who resigns does so wherever it may be.
 */
function isGuess({ type, mode, actor, recipient }: Unplaced, country: string): boolean {
  if (mode === "resign") return true;
  const acting = new Set(actor.flatMap(({ code }) => code ?? []));
  const mutual = acting.size > 1 && recipient.every(({ code }) => code !== null && acting.has(code));
  return sortOf(type) === "deed" && mutual && acting.has(country);
}

/**
 * The sides of a visit to a country: whoever's country it is receives, also where only its city is named; the others come.
 */
function sidesAt(
  country: string | null,
  place: PlaceMention | null,
  { actor, recipient }: Pick<EventDraft, "actor" | "recipient">,
): Pick<EventDraft, "actor" | "recipient"> {
  // Who goes to Geneva to see the United Nations visits these, not the Swiss.
  if (recipient.some(isBody)) return { actor, recipient };
  const isHost = ({ code }: { code: string | null }) => code === country;
  if (place && !actor.some(isHost) && !recipient.some(isHost)) {
    const { start, end } = place;
    const host = { code: country, sector: null, name: null, office: null, start, end };
    return { actor, recipient: [host, ...recipient.filter(({ code }) => code?.includes(":"))] };
  }
  if (recipient.some(isHost) || !actor.some(isHost)) return { actor, recipient };
  const guests = [...actor.filter((party) => !isHost(party)), ...recipient];
  return guests.length === 0 ? { actor, recipient } : { actor: guests, recipient: actor.filter(isHost) };
}

/** Whether a party is a body of many states, which sits in places that are not its own. */
const isBody = ({ code }: { code: string | null }): boolean =>
  code !== null && !isStateCode(code) && (!code.includes(":") || code.startsWith("IGO:"));

/** Whether a date begins on a day after that of the report: what is said to have happened then is planned. */
function isToCome(date: string | null, day: string | null): boolean {
  const [from = ""] = date?.split("/") ?? [];
  return day !== null && from.length === 10 && from > day;
}

/** The likeliest city or building in the country that was chosen, where one is named. */
function venueIn(chosen: PlaceOption, places: readonly PlaceOption[]): PlaceMention | null {
  if (chosen.country === null) return null;
  if (chosen.place?.venue) return chosen.place;
  const named = places.filter(({ country, place }) => country === chosen.country && place?.venue);
  return choose(named, weights.where, ({ place }) => place?.venue ?? null)?.option.place ?? null;
}

/** Those of a sentence's persons who are likelier to be acting than not; those drafted where the sentence names no one. */
function actingIn(report: Report, act: Happening, drafted: readonly Person[]): Person[] {
  const options = personsFor(
    report,
    act,
    drafted.map(({ name }) => name),
  );
  if (options.length === 0) return [...drafted];
  return options
    .filter(({ features }) => features.reduce((sum, name) => sum + (weights.who.get(name) ?? 0), 0) > 0)
    .map(({ person }) => person)
    .slice(0, MOST_PEOPLE);
}

function actOf({ type, mode, status, actor, recipient, evidence, word }: EventDraft): Act {
  const codes = (parties: EventDraft["actor"]) => parties.flatMap(({ code }) => code ?? []);
  return {
    type,
    mode,
    status,
    actor: codes(actor),
    recipient: codes(recipient),
    start: evidence.start,
    end: evidence.end,
    ...(word !== undefined && { word }),
  };
}
