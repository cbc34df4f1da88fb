// Coded articles made by hand, for tests: no coder is needed to keep a record.
import type { Claim, CodedArticle, Commitment, Event, Statement } from "../statement/index.js";

/** What a made-up report says of an event; what is left out has a plain value. */
export interface Told extends Partial<Omit<Event, "actor" | "recipient" | "evidence" | "people">> {
  readonly actor?: readonly string[];
  readonly recipient?: readonly string[];
  readonly people?: readonly string[];
  readonly words?: string;
}

/** Words that name a party, in the order in which they are looked for. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  JPN: ["Tokyo", "Japan"],
  USA: ["Washington", "The United States"],
};

/** A party with the span of the words that name it, where they stand in the evidence; else none. */
function party(code: string, words: string, offset: number) {
  const name = NAMES[code]?.find((it) => words.includes(it)) ?? "";
  const start = offset + Math.max(0, words.indexOf(name));
  return { code, sector: null, name: null, office: null, start, end: start + name.length };
}

/** An event statement; a CONSULT visit of POL to UKR unless told otherwise. */
export function event(id: string, start: number, told: Told): Event {
  const { actor = ["POL"], recipient = ["UKR"], people = [], words = "The premier travels to Kyiv", ...rest } = told;
  const type = rest.type ?? "CONSULT";
  return {
    id,
    kind: "event",
    evidence: { start, end: start + words.length, text: words },
    confidence: 0.9,
    type,
    mode: type === "CONSULT" ? "visit" : null,
    form: type === "CONSULT" ? "visit" : null,
    contexts: [],
    status: "happened",
    date: null,
    dateSpan: null,
    place: null,
    venue: null,
    placeSpan: null,
    topics: [],
    source: null,
    ...rest,
    actor: actor.map((code) => party(code, words, start)),
    recipient: recipient.map((code) => party(code, words, start)),
    people: people.map((name) => ({ name, code: actor[0] ?? null })),
  };
}

/** A coded article of the given day that tells of the given events, each in a sentence of its own. */
export function article(
  id: string,
  published: string | null,
  told: readonly Told[],
  more: Partial<CodedArticle> = {},
): CodedArticle {
  let text = `Report ${id}.`;
  const statements: Statement[] = told.map((one, index) => {
    text += "\n\n";
    const statement = event(`${id}:${index}`, text.length, one);
    text += statement.evidence.text;
    return statement;
  });
  return {
    id,
    url: null,
    title: `Report ${id}`,
    publisher: "The Courier",
    published,
    language: "en",
    hash: `hash of ${id}`,
    text,
    removed: [],
    coder: "0.1.0",
    notes: [],
    statements,
    ...more,
  };
}

/** The article with a commitment more, whose evidence is the given words at the end of its text. */
export function withPledge(coded: CodedArticle, words: string, told: Partial<PledgeTold> = {}): CodedArticle {
  const start = coded.text.length + 2;
  const { by = ["POL"], to = ["UKR"], ...rest } = told;
  const pledge: Commitment = {
    id: `${coded.id}:${coded.statements.length}`,
    kind: "commitment",
    evidence: { start, end: start + words.length, text: words },
    confidence: 0.8,
    what: null,
    value: null,
    unit: null,
    amount: null,
    valueSpan: null,
    deadline: null,
    deadlineSpan: null,
    source: null,
    ...rest,
    by: by.map((code) => party(code, words, start)),
    to: to.map((code) => party(code, words, start)),
  };
  return { ...coded, text: `${coded.text}\n\n${words}`, statements: [...coded.statements, pledge] };
}

/** The article with its last evidence's figures claimed: each as written there, of the given parties. */
export function withFigures(coded: CodedArticle, figures: readonly string[], subject: readonly string[]): CodedArticle {
  const evidence = coded.statements.at(-1)?.evidence;
  if (!evidence) return coded;
  const claims = figures.map((figure, at): Claim => {
    const start = evidence.start + evidence.text.indexOf(figure);
    return {
      id: `${coded.id}:${coded.statements.length + at}`,
      kind: "claim",
      evidence,
      confidence: 0.7,
      source: null,
      figure,
      figureSpan: { start, end: start + figure.length },
      subject: subject.map((code) => party(code, evidence.text, evidence.start)),
    };
  });
  return { ...coded, statements: [...coded.statements, ...claims] };
}

interface PledgeTold extends Omit<Commitment, "by" | "to" | "id" | "kind" | "evidence"> {
  readonly by: readonly string[];
  readonly to: readonly string[];
}

const CODES = ["POL", "UKR", "JPN", "USA", "FRA", "DEU", "BRA", "IND", "KEN", "AUS"];

/** The nth of a corpus that can be made anew at will: two events a report, over 45 dyads and a year, told by about three reports each. */
export function madeUp(n: number): CodedArticle {
  const subject = Math.floor(n / 3);
  const first = subject % CODES.length;
  const second = (first + 1 + (Math.floor(subject / CODES.length) % (CODES.length - 1))) % CODES.length;
  const sides = { actor: [CODES[first] ?? ""], recipient: [CODES[second] ?? ""] };
  const day = (offset: number) =>
    new Date(Date.UTC(2025, 0, 1 + ((subject * 7) % 365) + offset)).toISOString().slice(0, 10);
  const status = (["planned", "planned", "happened"] as const)[n % 3] ?? "planned";
  return article(`made-${n}`, day([-5, -2, 1][n % 3] ?? 0), [
    { ...sides, status, date: day(0), topics: [`matter ${subject % 17}`] },
    { ...sides, type: "REQUEST", words: `The sides were urged to settle matter ${subject % 17} of the treaty` },
  ]);
}
