import type { Article } from "../article/index.js";
import { daysFrom } from "../mention/index.js";
import { LONGEST } from "./circumstance/stay.js";
import type { EventDraft } from "./event/draft.js";
import type { Statement } from "./schema.js";
import type { Unnumbered } from "./unnumbered.js";

const codesOf = (parties: readonly { code: string | null }[]) =>
  parties
    .flatMap(({ code }) => code ?? [])
    .sort()
    .join("+");

/** Two dates that can be of one act: equal, one unknown, or one inside the other. */
function compatible(a: string | null, b: string | null): boolean {
  if (a === null || b === null || a === b) return true;
  const [wide, narrow] = a.length <= b.length ? [a, b] : [b, a];
  const [from = "", to = from] = wide.split("/");
  const day = narrow.split("/")[0] ?? "";
  return day.slice(0, from.length) >= from && day.slice(0, to.length) <= to;
}

/** Statuses that can be of one act told twice in one report: what is planned is not what happened. */
const standing = ({ status }: EventDraft) =>
  status === "planned" || status === "possible"
    ? "ahead"
    : status === "happened" || status === "ongoing"
      ? "real"
      : status;

/**
 * Lists each act once: an event told again in like words with the same parties, a date and a standing that agree is merged into its
 * best telling, which keeps its words and takes over what only the others say. One that points back ("this visit") is that of its parties
 * told before, whatever date stands beside it.
 */
export function mergeEvents(events: readonly EventDraft[]): EventDraft[] {
  const kept: EventDraft[] = [];
  for (const event of events) {
    const at = kept.findIndex((other) => sameAct(other, event));
    const other = kept[at];
    if (!other) kept.push(event);
    else kept[at] = fuller(other, event);
  }
  return kept
    .filter((event, at) => !event.again || !kept.slice(0, at).some((other) => isMeantBy(event, other)))
    .filter((event, at) => !event.leaves || !kept.some((other, of) => of !== at && isVisitLeft(event, other)))
    .map((event) => onItsDay(event, kept));
}

/**
 * A meeting told without a time, within that which the report gives elsewhere, if it gives but one: one that is off on the day on
 * which it was planned, one that lies ahead within the visit on which the same sides meet.
 */
function onItsDay(event: EventDraft, others: readonly EventDraft[]): EventDraft {
  if (event.type !== "CONSULT" || event.date !== null || event.mode === "phone") return event;
  const off = event.status === "postponed" || event.status === "cancelled";
  if (!off && (standing(event) !== "ahead" || event.mode === "visit")) return event;
  const sides = codesOf([...event.actor, ...event.recipient]);
  const isOf = (other: EventDraft) =>
    off
      ? other.mode === event.mode && standing(other) === "ahead"
      : other.mode === "visit" &&
        (standing(other) === "ahead" || other.status === "ongoing") &&
        (event.place === null || event.place === other.place);
  const [only, another] = others.filter(
    (other) =>
      other.type === event.type &&
      other.date !== null &&
      isOf(other) &&
      codesOf([...other.actor, ...other.recipient]) === sides,
  );
  return only && !another ? { ...event, date: only.date, dateSpan: only.dateSpan } : event;
}

/** Whether an act told before may be what an event's words point back to. */
const isMeantBy = (event: EventDraft, other: EventDraft): boolean =>
  other.confidence >= event.confidence && areAkin(event, other);

/** Whether a visit is the one whose end an event tells of. */
const isVisitLeft = (event: EventDraft, other: EventDraft): boolean =>
  other.mode === "visit" &&
  !other.leaves &&
  ["ahead", "real"].includes(standing(other)) &&
  codesOf(other.actor) === codesOf(event.actor) &&
  codesOf(other.recipient) === codesOf(event.recipient) &&
  areNear(event.date, other.date);

/** Whether two dates can be of one stay; one that is not known is no hindrance. */
function areNear(left: string | null, stay: string | null): boolean {
  if (left === null || stay === null) return true;
  const [day = "", came = ""] = [left, stay].map((date) => date.split("/")[0] ?? "");
  if (day.length < 10 || came.length < 10) return day.startsWith(came) || came.startsWith(day);
  return daysFrom(day, -LONGEST) <= came && came <= daysFrom(day, LONGEST);
}

type Sided = Pick<EventDraft, "type" | "actor" | "recipient">;

/** Whether two events are of one type and have a party in common. */
export function areAkin(one: Sided, other: Sided): boolean {
  const codes = new Set([...other.actor, ...other.recipient].flatMap(({ code }) => code ?? []));
  return (
    one.type === other.type && [...one.actor, ...one.recipient].some(({ code }) => code !== null && codes.has(code))
  );
}

/** How much surer an act is for being told once more. */
const SURER = 0.05;

/**
 * Leaves out events that stay less sure than `least` even where every telling of the same act is merged with them. Meetings
 * stay: whose they are may change once their place is known.
 *
 * @example mayCount([{ ...claimed, confidence: 0.02 }], 0.2) // []
 */
export function mayCount(events: readonly EventDraft[], least: number): EventDraft[] {
  const keyOf = ({ type, actor, recipient }: EventDraft) => `${type} ${codesOf(actor)} ${codesOf(recipient)}`;
  const most = new Map<string, number>();
  for (const event of events) {
    const key = keyOf(event);
    const known = most.get(key);
    most.set(key, known === undefined ? event.confidence : Math.max(known, event.confidence) + SURER);
  }
  return events.filter((event) => event.type === "CONSULT" || (most.get(keyOf(event)) ?? 0) >= least);
}

/**
 * Likeness of the words of two acts of the same parties from which they are taken for one: a report tells of more than one
 * accusation, attack or demand. Of 0, 0.1, 0.2, 0.35 and 0.5 it and 0.5 told most acts rightly, on newsroom reports and our own.
 */
const ALIKE = 0.35;

/** Share of the words of the shorter telling of two that stand in the other, too; short words, mostly of grammar, do not count. 1 where it has no others. */
function likeness(a: EventDraft, b: EventDraft): number {
  const words = ({ evidence }: EventDraft) => new Set(evidence.text.toLowerCase().match(/\p{L}{4,}/gu));
  const [one, other] = [words(a), words(b)];
  const least = Math.min(one.size, other.size);
  return least === 0 ? 1 : [...one].filter((word) => other.has(word)).length / least;
}

function sameAct(a: EventDraft, b: EventDraft): boolean {
  if (a.type !== b.type || !compatible(a.date, b.date)) return false;
  if (a.type !== "CONSULT")
    return (
      codesOf(a.actor) === codesOf(b.actor) &&
      codesOf(a.recipient) === codesOf(b.recipient) &&
      standing(a) === standing(b) &&
      likeness(a, b) >= ALIKE
    );
  return codesOf([...a.actor, ...a.recipient]) === codesOf([...b.actor, ...b.recipient]) && sameMeeting(a, b);
}

/** Whether two tellings of meetings or visits of the same sides, at times that agree, are of one. */
function sameMeeting(a: EventDraft, b: EventDraft): boolean {
  const alike = () => likeness(a, b) >= ALIKE;
  const visits = [a, b].filter(({ mode }) => mode === "visit").length;
  const [undated] = [b, a].filter(({ date }) => date === null);
  // A meeting held on a visit is an event of its own, but talks that name nobody are what the visit is for.
  const [meeting] = [a, b].filter(({ mode }) => mode !== "visit");
  if (visits === 1 && !(meeting && namesNobody(meeting) && standing(a) === standing(b))) return false;
  // So are those in two countries.
  if (a.place !== null && b.place !== null && a.place !== b.place) return false;
  // That a meeting is off is told besides that it was planned.
  const off = [a, b].some((event) => !["ahead", "real"].includes(standing(event)));
  if (off && standing(a) !== standing(b)) return false;
  // Sides meet more than once: one told at no time, or at another, is the one told before only where its words say so, or name nobody.
  const isTheirs = undated?.known || (undated && namesNobody(undated) && standing(a) === standing(b));
  if ((undated || a.date !== b.date) && visits === 0 && !isTheirs && !alike()) return false;
  const vague = [a, b].some(({ date, mode }) => date === null && mode !== "phone");
  return vague || (standing(a) === standing(b) && (a.mode === "phone") === (b.mode === "phone"));
}

/** Whether an event's own words name none of its parties: "discussions on trade". */
const namesNobody = ({ actor, recipient, evidence }: EventDraft): boolean =>
  [...actor, ...recipient].every(({ start, end }) => end <= evidence.start || start >= evidence.end);

function fuller(a: EventDraft, b: EventDraft): EventDraft {
  const score = (event: EventDraft) =>
    Number(event.date !== null) + Number(event.place !== null) + event.confidence + (event.mode ? 0.2 : 0);
  const [best, rest] = score(b) > score(a) + 0.5 ? [b, a] : [a, b];
  const precise =
    best.date === null || (rest.date !== null && rest.date.length > best.date.length && !best.date.includes("/"))
      ? rest
      : best;
  // A call has no place to take over, and a venue is one of the place it stands with.
  const lacks = best.place === null ? best.mode !== "phone" : best.venue === null && rest.place === best.place;
  const { place, venue, placeSpan } = lacks ? rest : best;
  return {
    ...best,
    date: precise.date,
    dateSpan: precise.dateSpan,
    place,
    venue,
    placeSpan,
    people: best.people.length > 0 ? best.people : rest.people,
    topics: [...new Set([...best.topics, ...rest.topics])].slice(0, 10),
    source: best.source ?? rest.source,
    again: a.again === true && b.again === true,
    leaves: a.leaves === true && b.leaves === true,
    confidence: Math.min(0.97, Math.max(best.confidence, rest.confidence) + SURER),
  };
}

/** Puts statements in the order of the text and numbers them. */
export function number(article: Pick<Article, "id">, statements: readonly Unnumbered[]): Statement[] {
  return [...statements]
    .sort(
      (a, b) =>
        a.evidence.start - b.evidence.start ||
        b.evidence.end - a.evidence.end ||
        (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0),
    )
    .map((statement, at) => ({ id: `${article.id}:${at}`, ...statement }));
}
