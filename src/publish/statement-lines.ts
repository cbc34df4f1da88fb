import type { Reported } from "../record/index.js";
import { agentsOf, objectsOf } from "../statement/agents.js";
import type { Commitment, Event, Statement } from "../statement/index.js";
import { dates } from "./dates.js";
import { compare } from "./dyad.js";
import { capital, inSentence, listing } from "./names.js";
import type { Context, DraftLine, DraftSection } from "./section.js";

const NONE = "None is on record.";

/** A line that gives a statement's own words. */
export const cited = (lead: string, item: Reported): DraftLine => ({
  lead,
  text: `“${item.statement.evidence.text}”`,
  rests: [item],
});

/** What the parties' engagements are about, the topic of most reports first. */
export function agenda({ engagements, byId }: Context): DraftSection {
  const byTopic = new Map<string, { readonly topic: string; readonly rests: Reported[] }>();
  for (const { topics, history } of engagements) {
    const told = history.flatMap(({ statement }) => byId.get(statement) ?? []);
    for (const topic of topics) {
      const key = topic.toLowerCase();
      const known = byTopic.get(key) ?? { topic, rests: [] };
      known.rests.push(...told.filter(({ statement }) => isAbout(statement, key)));
      byTopic.set(key, known);
    }
  }
  const ranked = [...byTopic.values()].sort((a, b) => b.rests.length - a.rests.length || compare(a.topic, b.topic));
  const lines = ranked.map(({ topic, rests }) => ({ lead: "", text: capital(topic), rests }));
  return { title: "On the agenda", empty: "No topic is on record.", lines };
}

const isAbout = (statement: Statement, topic: string) =>
  statement.kind === "event" && statement.topics.some((one) => one.toLowerCase() === topic);

/** @param party whose commitments; null for everybody's, each line then naming who promises. */
export function commitments(context: Context, party: string | null): DraftSection {
  const lines = context.relevant.flatMap((item) => {
    const { statement } = item;
    if (statement.kind !== "commitment") return [];
    if (party !== null && !statement.by.some(({ code }) => code === party)) return [];
    const who = party === null ? whoOf(context, statement) : null;
    return [cited([who, ...terms(statement)].filter(Boolean).join(", "), item)];
  });
  const title = party === null ? "Commitments" : `Commitments of ${inSentence(context.nameOf(party))}`;
  return { title, empty: NONE, lines };
}

const terms = ({ value, deadline }: Commitment) => [value, deadline && `by ${dates(deadline, null)}`];

const VERBS: Readonly<Record<string, string>> = { REQUEST: "asks", REJECT: "refuses", THREATEN: "threatens" };

/** What one side asks of, refuses or threatens the other. */
export function requests(context: Context): DraftSection {
  const lines = context.relevant.flatMap((item) => {
    const { statement } = item;
    const verb = statement.kind === "event" ? VERBS[statement.type] : undefined;
    if (!verb || statement.kind !== "event") return [];
    const parts = [whoOf(context, statement), verb, whomOf(context, statement)];
    return [cited(capital(parts.filter(Boolean).join(" ")), item)];
  });
  return { title: "Requests, refusals and threats", empty: NONE, lines };
}

/** What the sides want or fear. */
export function stances(context: Context, kind: "aim" | "concern", title: string): DraftSection {
  const lines = ofKind(context, kind).map((item) => cited(whoOf(context, item.statement), item));
  return { title, empty: NONE, lines };
}

/** Figures asserted of the sides. */
export function claims(context: Context): DraftSection {
  const lines = ofKind(context, "claim").map((item) =>
    cited(item.statement.kind === "claim" ? item.statement.figure : "", item),
  );
  return { title: "Figures claimed", empty: NONE, lines };
}

/** The sides' own words. */
export function quotations(context: Context): DraftSection {
  const lines = ofKind(context, "quote").flatMap((item) => {
    const { statement } = item;
    return statement.kind === "quote" ? [{ lead: statement.speaker, text: `“${statement.words}”`, rests: [item] }] : [];
  });
  return { title: "Quotations", empty: NONE, lines };
}

const ofKind = ({ relevant }: Context, kind: Statement["kind"]): Reported[] =>
  relevant.filter(({ statement }) => statement.kind === kind);

const named = ({ nameOf }: Context, parties: readonly { readonly code: string | null }[]) =>
  listing([...new Set(parties.flatMap(({ code }) => (code ? [inSentence(nameOf(code))] : [])))]);

const whoOf = (context: Context, statement: Statement) => capital(named(context, agentsOf(statement)));

const whomOf = (context: Context, statement: Event) => named(context, objectsOf(statement));
