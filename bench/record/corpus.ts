import { createHash } from "node:crypto";
import type { Party } from "../../src/mention/index.js";
import type { CodedArticle, Commitment, Event, EventType, Statement } from "../../src/statement/index.js";
import { randomFrom } from "../random.js";
import { drawMatter, drawPledge, isoDay, type Matter, type Pledged } from "./matters.js";
import { drawOne, drawWord, phrase } from "./words.js";

/**
 * A generated corpus. What an article states is drawn as the coder finds it in 114 reports of politics (`../shared/gold`), of
 * 1,405 characters and 10.5 statements in the mean: of these 64 % are events, 3 % commitments, 13 % claims, 11 % quotations,
 * 6 % aims, 3 % concerns, told in 97 characters, one in six as somebody says. Of the events 24 % are engagements, of which 29 %
 * give no date; of the others 65 % give none, 54 % have a doer and one done to, 17 % two doers, 21 % one alone, 8 % none but one
 * done to. Half of all give a place, a third a venue. What a report tells at all is in `matters.ts`.
 */

/** Other types, from the most to the least frequent. */
const TYPES =
  "ASSAULT ACCUSE REQUEST AGREE RETREAT REJECT COERCE SUPPORT SANCTION THREATEN CONCEDE MOBILIZE COOPERATE AID PROTEST".split(
    " ",
  );
/** What a promise is told with. */
const VERBS = ["pledged", "promised", "vowed", "agreed", "offered", "committed itself"];

/** Statements that a generated article makes in the mean (ten or eleven), events among them, and characters of its text. */
export const PER_ARTICLE = 10.5;
const EVENTS = 6.77;
const PLEDGES = 0.32;
const LENGTH = 1400;

/** Articles of a day: 120 articles a day are some 460,000 statements a year. */
const PER_DAY = 120;

const dayNumber = (n: number): number => Math.floor(n / PER_DAY);

/** The day on which the nth article comes out. */
export const dayOf = (n: number): string => isoDay(dayNumber(n));

/** Two words that somebody may look for on the day of the nth article: of a matter of these days, or one and a side. */
export function drawQuery(draw: () => number, n: number): string {
  const { words, sides } = drawMatter(draw, dayNumber(n));
  const pick = (list: readonly string[]) => list[Math.floor(draw() * list.length)] ?? "";
  return draw() < 0.5 ? `${pick(sides)} ${pick(words)}` : `${words[0]} ${words[1]}`;
}

/** The nth article. The same for the same n. */
export function generated(n: number): CodedArticle {
  return new Writing(n).article();
}

class Writing {
  private readonly draw: () => number;
  private readonly today: number;
  private readonly statements: Statement[] = [];
  private text: string;

  constructor(private readonly n: number) {
    this.draw = randomFrom(n + 1);
    this.today = dayNumber(n);
    this.text = `Report ${n} of the day.`;
  }

  article(): CodedArticle {
    const { n, draw, today } = this;
    const main = drawMatter(draw, today);
    const count = Math.floor(PER_ARTICLE + (n % 2) / 2);
    const events = Math.floor(EVENTS + draw());
    for (let at = 0; at < events; at++) this.tell(draw() < 0.5 ? main : drawMatter(draw, today));
    if (draw() < PLEDGES) this.pledge(drawPledge(draw, today));
    while (this.statements.length < count) this.state(main);
    while (this.text.length < LENGTH) this.say(`${main.sides[0]} ${phrase(draw, 20, main.words, 0.1)}`);
    return {
      id: `g${n}`,
      url: `https://news.example/${n}`,
      title: `Report ${n}: ${phrase(draw, 8, main.words)}`,
      publisher: `Outlet ${n % 40}`,
      published: isoDay(today),
      language: "en",
      hash: createHash("sha256").update(this.text).digest("hex"),
      text: this.text,
      removed: [],
      coder: "generated",
      notes: [],
      statements: this.statements,
    };
  }

  /** An event of a matter: the engagement itself, or what one side does about it. */
  private tell(matter: Matter): void {
    const { draw, today } = this;
    const engagement = draw() < 0.24;
    const [actor, recipient] = engagement ? [[matter.sides[0]], [matter.sides[1]]] : this.cast(matter.sides);
    const past = matter.day <= today;
    const placed = draw() < 0.51;
    const dated = draw() < (engagement ? 0.71 : 0.35);
    const named = draw() < (engagement ? 0.72 : 0.28);
    const told: Event = {
      ...this.common(`${matter.sides.join(" and ")} ${phrase(draw, 16, matter.words)}`),
      kind: "event",
      type: engagement ? "CONSULT" : (drawOne(draw, TYPES, 2) as EventType),
      mode: engagement ? (matter.call ? "phone" : "visit") : null,
      form: engagement ? (matter.call ? "call" : "visit") : null,
      contexts: draw() < 0.5 ? ["military", "diplomatic"] : ["diplomatic"],
      actor: actor.map((code) => party(code, named ? matter.guest : null)),
      recipient: recipient.map((code) => party(code)),
      people: named ? [{ name: matter.guest, code: matter.sides[0] }] : [],
      status: past ? "happened" : draw() < 0.06 ? "postponed" : "planned",
      date: dated ? isoDay(engagement || past ? matter.day : today) : null,
      dateSpan: dated ? SPAN : null,
      place: placed ? matter.sides[1] : null,
      venue: placed && draw() < 0.7 ? `${matter.sides[1]} Palace` : null,
      placeSpan: placed ? SPAN : null,
      topics: engagement ? matter.words.slice(0, 2) : [],
    };
    this.statements.push(told);
  }

  /** Who does something that is no engagement, and to whom. */
  private cast(sides: readonly [string, string]): readonly [readonly string[], readonly string[]] {
    const { draw } = this;
    const [a, b] = draw() < 0.5 ? sides : [sides[1], sides[0]];
    const how = draw();
    if (how < 0.54) return [[a], [b]];
    if (how < 0.71) return [[a, b], []];
    return how < 0.92 ? [[a], []] : [[], [b]];
  }

  private pledge({ by, to, words, amount, deadline }: Pledged): void {
    const pledge: Commitment = {
      ...this.common(`${by} ${drawOne(this.draw, VERBS, 2)} ${phrase(this.draw, 16, words)}`),
      kind: "commitment",
      by: [party(by)],
      to: to === null ? [] : [party(to)],
      what: words.at(-1) ?? null,
      value: amount === null ? null : `$${amount / 1_000_000} million`,
      unit: amount === null ? null : "USD",
      amount,
      valueSpan: null,
      deadline,
      deadlineSpan: null,
    };
    this.statements.push(pledge);
  }

  /** What a side claims, says, wants or fears. */
  private state({ sides: [holder, other], words }: Matter): void {
    const { draw } = this;
    const base = this.common(`${holder} ${phrase(draw, 16, words)}`);
    const kind = draw();
    if (kind < 0.39)
      this.statements.push({
        ...base,
        kind: "claim",
        subject: [party(other)],
        figure: "12",
        figureSpan: SPAN,
      });
    else if (kind < 0.74) {
      const { evidence, source: _, ...common } = base;
      const speaker = `${holder} minister`;
      this.statements.push({
        ...common,
        evidence,
        kind: "quote",
        words: evidence.text,
        wordsSpan: SPAN,
        speaker,
        code: holder,
        speakerSpan: SPAN,
      });
    } else if (kind < 0.92)
      this.statements.push({ ...base, kind: "aim", holder: [party(holder)], topic: drawWord(draw) });
    else
      this.statements.push({ ...base, kind: "concern", holder: [party(holder)], about: [party(other)], topic: null });
  }

  /** What statements have in common, with the given words as evidence, told in a sentence of their own. */
  private common(words: string) {
    const { length } = this.statements;
    const source = this.draw() < 0.16 ? { name: words.slice(0, 6), code: words.slice(0, 3), ...SPAN } : null;
    return { id: `g${this.n}:${length}`, confidence: this.draw(), source, evidence: this.say(words) };
  }

  private say(words: string) {
    this.text += `${this.statements.length % 2 === 0 ? "\n\n" : " "}`;
    const start = this.text.length;
    this.text += `${words}.`;
    return { start, end: start + words.length, text: words };
  }
}

const SPAN = { start: 0, end: 6 };
const party = (code: string, name: string | null = null): Party => ({
  code,
  sector: name === null ? null : "GOV",
  name,
  office: name === null ? null : "president",
  ...SPAN,
});
