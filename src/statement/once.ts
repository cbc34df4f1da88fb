import type { Article } from "../article/index.js";
import type { EventDraft } from "./draft.js";
import type { Statement } from "./schema.js";
import type { Unnumbered } from "./unnumbered.js";

const codesOf = (parties: readonly { code: string | null }[]) =>
  parties
    .map(({ code }) => code)
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
 * Lists each act once: an event told again with the same parties, a date and a standing that agree is merged into its best telling,
 * which keeps its words and takes over what only the others say.
 */
export function mergeEvents(events: readonly EventDraft[]): EventDraft[] {
  const kept: EventDraft[] = [];
  for (const event of events) {
    const at = kept.findIndex((other) => sameAct(other, event));
    const other = kept[at];
    if (!other) kept.push(event);
    else kept[at] = fuller(other, event);
  }
  return kept;
}

function sameAct(a: EventDraft, b: EventDraft): boolean {
  if (a.type !== b.type || !compatible(a.date, b.date)) return false;
  if (a.type !== "CONSULT")
    return (
      codesOf(a.actor) === codesOf(b.actor) &&
      codesOf(a.recipient) === codesOf(b.recipient) &&
      standing(a) === standing(b)
    );
  if (codesOf([...a.actor, ...a.recipient]) !== codesOf([...b.actor, ...b.recipient])) return false;
  // Of the meetings of two sides one that is told without time or place ("the talks") is the one told with them.
  const vague = [a, b].some(({ date, place, mode }) => date === null && place === null && mode !== "phone");
  return vague || (standing(a) === standing(b) && (a.mode === "phone") === (b.mode === "phone"));
}

function fuller(a: EventDraft, b: EventDraft): EventDraft {
  const score = (event: EventDraft) =>
    Number(event.date !== null) + Number(event.place !== null) + event.confidence + (event.mode ? 0.2 : 0);
  const [best, rest] = score(b) > score(a) + 0.5 ? [b, a] : [a, b];
  const precise =
    best.date === null || (rest.date !== null && rest.date.length > best.date.length && !best.date.includes("/"))
      ? rest
      : best;
  return {
    ...best,
    date: precise.date,
    dateSpan: precise.dateSpan,
    place: best.place ?? rest.place,
    venue: best.venue ?? rest.venue,
    placeSpan: best.placeSpan ?? rest.placeSpan,
    people: best.people.length > 0 ? best.people : rest.people,
    topics: [...new Set([...best.topics, ...rest.topics])].slice(0, 10),
    source: best.source ?? rest.source,
    confidence: Math.min(0.97, Math.max(best.confidence, rest.confidence) + 0.05),
  };
}

const words = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);

/** Share of the shorter text's words that the other has too. */
function likeness(a: string, b: string): number {
  const [left, right] = [words(a), words(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  return shared / Math.max(1, Math.min(left.size, right.size));
}

function holderOf(statement: Unnumbered): string {
  switch (statement.kind) {
    case "aim":
    case "concern":
      return codesOf(statement.holder);
    case "commitment":
      return codesOf(statement.by);
    case "claim":
      return statement.figure.toLowerCase();
    default:
      return "";
  }
}

/** Leaves out a statement of a kind whose words overlap, or nearly repeat, those of one kept with the same holder; the surer stays. */
export function keepOnce<S extends Unnumbered>(statements: readonly S[]): S[] {
  const kept: S[] = [];
  for (const statement of [...statements].sort((a, b) => b.confidence - a.confidence)) {
    const copy = kept.some((other) => {
      if (other.kind !== statement.kind || holderOf(other) !== holderOf(statement)) return false;
      const overlap =
        Math.min(other.evidence.end, statement.evidence.end) - Math.max(other.evidence.start, statement.evidence.start);
      return overlap > 0 || likeness(other.evidence.text, statement.evidence.text) > 0.8;
    });
    if (!copy) kept.push(statement);
  }
  return kept;
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
