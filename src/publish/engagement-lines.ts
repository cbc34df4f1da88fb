import { type PublishedEvent, type Reported, tellingEntries } from "../record/index.js";
import { dates } from "./dates.js";
import { compare, namesAll } from "./dyad.js";
import { headline, kindOf, whereOf } from "./headline.js";
import { capital, listing } from "./names.js";
import type { Context, DraftLine, DraftSection } from "./section.js";
import { byNearest, isAhead, statusShown, steps } from "./standing.js";
import { cited } from "./statement-lines.js";

/** What lies ahead, the nearest first. */
export function nextEngagements(context: Context): DraftSection {
  const ahead = context.engagements.filter((e) => isAhead(e, context.on)).sort(byNearest);
  return {
    title: "Next engagements",
    empty: "Nothing is announced.",
    lines: ahead.map((e) => engagementLine(context, e)),
  };
}

/** What lies behind, the latest first, each followed by what its reports say came of it. */
export function recentEngagements(context: Context): DraftSection {
  const past = context.engagements.filter((e) => !isAhead(e, context.on)).sort((a, b) => compare(dayOf(b), dayOf(a)));
  // An outcome stands once, under the latest engagement its report tells of.
  const told = new Set<Reported>();
  const lines = past.flatMap((e) => {
    const found = outcomes(context, e).filter((item) => !told.has(item));
    for (const item of found) told.add(item);
    return [engagementLine(context, e), ...found.map((item) => cited("Outcome", item))];
  });
  return { title: "Recent engagements and their outcome", empty: "No engagement is on record.", lines };
}

/** When it was, else when it was last reported. */
const dayOf = ({ start, history }: PublishedEvent): string => start ?? history.at(-1)?.reported ?? "";

function engagementLine({ nameOf, on, byId }: Context, engagement: PublishedEvent): DraftLine {
  const { persons, parties, start, end, history } = engagement;
  const sides = headline(engagement, nameOf);
  // Names tell more than parties that are the brief's own; a visit's direction is told by the parties.
  const who =
    persons.length > 0 && (isOneWay(engagement) || parties.length > 2)
      ? [sides, listing(persons)]
      : [listing(persons) || sides];
  const where = whereOf(engagement, nameOf);
  const telling = new Set(tellingEntries(history));
  let untold = 0;
  const told = steps(history).flatMap((step, at) => {
    const entry = history[at];
    if (!entry || !telling.has(entry)) {
      untold++;
      return [];
    }
    const between = untold === 0 ? [] : [`${untold} more ${untold === 1 ? "report" : "reports"}`];
    untold = 0;
    return [...between, entry.reported ? `${step} (reported ${dates(entry.reported, null)})` : step];
  });
  const status = statusShown(engagement, on);
  const facts = [
    `${capital(kindOf(engagement))}: ${who.join("; ")}${where && ` (${where})`}`,
    capital(told.join("; ")),
  ];
  if (status.startsWith("date passed")) facts.push(capital(status));
  return {
    lead: dates(start, end),
    text: `${facts.join(". ")}.`,
    rests: [...telling].flatMap(({ statement }) => byId.get(statement) ?? []),
  };
}

const isOneWay = ({ form, actor, recipient }: PublishedEvent) =>
  form === "visit" && actor.length > 0 && recipient.length > 0;

/** Outcomes shown under one engagement at most. */
const OUTCOMES = 3;

/** What the reports that tell of a held meeting say the sides agreed, gave or refused there. */
function outcomes({ relevant, parties }: Context, { history }: PublishedEvent): Reported[] {
  const held = new Set(
    history.filter(({ status }) => status === "happened" || status === "ongoing").map(({ article }) => article),
  );
  const found = relevant.filter(
    ({ article, statement }) =>
      held.has(article) &&
      statement.kind === "event" &&
      statement.status === "happened" &&
      ["AGREE", "COOPERATE", "CONCEDE", "REJECT"].includes(statement.type) &&
      namesAll(statement, parties),
  );
  return found.slice(0, OUTCOMES);
}
