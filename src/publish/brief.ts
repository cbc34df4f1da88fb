import type { BriefSource, PublishedEvent, Reported } from "../record/index.js";
import type { Event, Statement } from "../statement/index.js";
import { agents, bearingOn, compare, namesAll, objects } from "./dyad.js";
import { type Note, Notes } from "./notes.js";
import { isAhead, statusShown } from "./standing.js";

/** One line of a brief: a lead ("7 February 2025, visit"), what the words say, and the numbers of its notes. */
export interface Line {
  readonly lead: string;
  readonly text: string;
  readonly notes: readonly number[];
}

export interface Section {
  readonly title: string;
  readonly lines: readonly Line[];
  /** What to print where the section has no line. */
  readonly empty: string;
}

export interface Brief {
  readonly title: string;
  /** The day the brief looks from, `YYYY-MM-DD`. */
  readonly on: string;
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
}

export interface BriefOptions {
  /** Codes of the sides; none for everything the source holds. */
  readonly parties: readonly string[];
  /** The day the brief looks from, `YYYY-MM-DD`: the clock is an argument. */
  readonly on: string;
  readonly title?: string;
  /** Display name of a code. */
  readonly nameOf: (code: string) => string;
}

/** Lines a section shows at most, the latest reported first; older ones stay in the record. */
const PER_SECTION = 15;

interface Context extends BriefOptions {
  readonly source: BriefSource;
  readonly relevant: readonly Reported[];
  readonly engagements: readonly PublishedEvent[];
  readonly notes: Notes;
}

/**
 * The brief on a dyad: what comes next, what came of the last meetings, what each side has promised, asked and
 * refused, wants and fears, the figures claimed and the words spoken; each line with numbered notes. Pure.
 *
 * @example makeBrief(source, { parties: ["JPN", "USA"], on: "2025-02-06", nameOf }).sections[0]?.title // "Next engagements"
 */
export function makeBrief(source: BriefSource, options: BriefOptions): Brief {
  const { parties, on, nameOf } = options;
  const notes = new Notes(source.articles);
  const engagements = source.engagements.filter((e) => parties.every((party) => e.parties.includes(party)));
  const relevant = bearingOn(source.statements, parties, source.articles);
  const context: Context = { ...options, source, relevant, engagements, notes };
  const sections = [
    nextEngagements(context),
    recentEngagements(context),
    agenda(context),
    ...(parties.length === 0 ? [commitments(context, null)] : parties.map((party) => commitments(context, party))),
    requests(context),
    stances(context, "aim", "Aims"),
    stances(context, "concern", "Concerns"),
    claims(context),
    quotations(context),
  ];
  return { title: options.title ?? parties.map(nameOf).join(" and "), on, sections, notes: notes.list };
}

function nextEngagements(context: Context): Section {
  const ahead = context.engagements
    .filter((e) => isAhead(e, context.on))
    .sort((a, b) => compare(a.start ?? "9999", b.start ?? "9999"));
  return section(
    "Next engagements",
    "Nothing is announced.",
    ahead.map((e) => engagementLine(context, e)),
  );
}

function recentEngagements(context: Context): Section {
  const past = context.engagements
    .filter((e) => !isAhead(e, context.on))
    .sort((a, b) => compare(b.start ?? "", a.start ?? ""));
  const lines = past.flatMap((e) => [engagementLine(context, e), ...outcomes(context, e)]);
  return section("Recent engagements and their outcome", "No engagement is on record.", lines);
}

function engagementLine(context: Context, engagement: PublishedEvent): Line {
  const { form, persons, venue, place, start, end, history } = engagement;
  const where = [venue, place && place !== venue ? context.nameOf(place) : null].filter(Boolean).join(", ");
  const who = persons.length > 0 ? persons.join(", ") : engagement.parties.map(context.nameOf).join(", ");
  const steps =
    history.length > 1
      ? ` (${history.map((h) => `${h.status}${h.reported ? ` ${h.reported.slice(0, 10)}` : ""}`).join(" → ")})`
      : "";
  return {
    lead: dates(start, end),
    text: `${capital(form ?? "meeting")}: ${who}${where ? `; ${where}` : ""}. ${capital(statusShown(engagement, context.on))}${steps}.`,
    notes: cited(
      context,
      history.map((h) => h.statement),
    ),
  };
}

/** What the reports that tell of a held meeting say the sides agreed, gave or refused there. */
function outcomes(context: Context, { history }: PublishedEvent): Line[] {
  const held = new Set(
    history.filter(({ status }) => status === "happened" || status === "ongoing").map(({ article }) => article),
  );
  const found = context.relevant.filter(
    ({ article, statement }) =>
      held.has(article) &&
      statement.kind === "event" &&
      statement.status === "happened" &&
      ["AGREE", "COOPERATE", "CONCEDE", "REJECT"].includes(statement.type) &&
      namesAll(statement, context.parties),
  );
  return found.slice(0, 4).map((item) => line(context, "Outcome", item));
}

function agenda(context: Context): Section {
  const byTopic = new Map<string, string[]>();
  for (const { topics, history } of context.engagements) {
    for (const topic of topics) {
      const key = topic.toLowerCase();
      byTopic.set(key, [...(byTopic.get(key) ?? []), ...history.map(({ statement }) => statement)]);
    }
  }
  const ranked = [...byTopic].sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]));
  const withTopic = (topic: string, ids: readonly string[]) =>
    ids.filter((id) => {
      const statement = context.source.statements.find((item) => item.statement.id === id)?.statement;
      return statement?.kind === "event" && statement.topics.some((t) => t.toLowerCase() === topic);
    });
  const lines = ranked.map(([topic, ids]) => ({
    lead: "",
    text: capital(topic),
    notes: cited(context, withTopic(topic, ids)),
  }));
  return section("On the agenda", "No topic is on record.", lines);
}

/** @param party whose; null for everybody's, each line then naming who promises. */
function commitments(context: Context, party: string | null): Section {
  const lines = ofKind(context, "commitment", party ?? undefined).map((item) => {
    const { statement } = item;
    if (statement.kind !== "commitment") return line(context, "", item);
    const { what, value, deadline } = statement;
    const facts = [party === null && whoOf(context, statement), what, value, deadline && `by ${dates(deadline, null)}`];
    return line(context, facts.filter(Boolean).join(", "), item);
  });
  return section(
    party === null ? "Commitments" : `Commitments of ${context.nameOf(party)}`,
    "None is on record.",
    lines,
  );
}

function requests(context: Context): Section {
  const wanted = new Set(["REQUEST", "REJECT", "THREATEN"]);
  const verbs: Readonly<Record<string, string>> = { REQUEST: "asks", REJECT: "refuses", THREATEN: "threatens" };
  const lines = context.relevant
    .filter(
      (item): item is Reported & { statement: Event } =>
        item.statement.kind === "event" && wanted.has(item.statement.type),
    )
    .map((item) => {
      const to = objects(item.statement)
        .map(({ code }) => code && context.nameOf(code))
        .filter(Boolean)
        .join(", ");
      return line(context, `${whoOf(context, item.statement)} ${verbs[item.statement.type]} ${to}`.trim(), item);
    });
  return section("Requests, refusals and threats", "None is on record.", lines);
}

function stances(context: Context, kind: "aim" | "concern", title: string): Section {
  const lines = ofKind(context, kind).map((item) => line(context, whoOf(context, item.statement), item));
  return section(title, "None is on record.", lines);
}

function claims(context: Context): Section {
  const lines = ofKind(context, "claim").map((item) =>
    line(context, item.statement.kind === "claim" ? item.statement.figure : "", item),
  );
  return section("Figures claimed", "None is on record.", lines);
}

function quotations(context: Context): Section {
  const lines = ofKind(context, "quote").map((item): Line => {
    const { statement } = item;
    if (statement.kind !== "quote") return line(context, "", item);
    return { lead: statement.speaker, text: `“${statement.words}”`, notes: [context.notes.cite(item)] };
  });
  return section("Quotations", "None is on record.", lines);
}

function ofKind(context: Context, kind: Statement["kind"], party?: string): Reported[] {
  return context.relevant.filter(
    ({ statement }) => statement.kind === kind && (!party || agents(statement).some(({ code }) => code === party)),
  );
}

function line(context: Context, lead: string, item: Reported): Line {
  return { lead, text: `“${item.statement.evidence.text}”`, notes: [context.notes.cite(item)] };
}

function section(title: string, empty: string, lines: readonly Line[]): Section {
  return { title, empty, lines: lines.slice(0, PER_SECTION) };
}

function cited({ source, notes }: Context, ids: readonly string[]): number[] {
  const wanted = new Set(ids);
  const numbers = source.statements.filter(({ statement }) => wanted.has(statement.id)).map((item) => notes.cite(item));
  return [...new Set(numbers)];
}

const whoOf = ({ nameOf }: Context, statement: Statement) =>
  agents(statement)
    .map(({ code }) => code && nameOf(code))
    .filter(Boolean)
    .join(", ");

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A date as people read it, at the precision it has.
 *
 * @example dates("2025-02-07", null) // "7 February 2025"
 */
export function dates(start: string | null, end: string | null): string {
  if (start === null) return "Date not given";
  const show = (iso: string) => {
    const [year, month, day] = iso.split("-");
    return [day && String(Number(day)), month && MONTHS[Number(month) - 1], year].filter(Boolean).join(" ");
  };
  return end && end !== start ? `${show(start)} – ${show(end)}` : show(start);
}
