import type { CodedArticle } from "../src/index.js";

/**
 * Scores coded articles against gold, measure for measure as the reference scorer does
 * (sets of codes, deduplication per article, greedy matching in gold's order).
 */

/** A gold statement: parties are plain codes and evidence is plain text. */
export interface GoldStatement {
  readonly kind: string;
  readonly evidence?: string;
  readonly [field: string]: unknown;
}

export interface GoldArticle {
  readonly id: string;
  readonly published: string | null;
  readonly publisher: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly statements: readonly GoldStatement[];
}

/** A measure by precision, recall and F1, with how many statements gold and prediction hold. */
export interface F1 {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
  readonly gold: number;
  readonly pred: number;
}

/** Share of matched statements on which a field agrees. */
export interface Accuracy {
  readonly acc: number | null;
  readonly n: number;
}

type Fields = { readonly [field: string]: unknown };
interface Item {
  readonly fields: Fields;
  readonly start: number;
  readonly end: number;
}

const TWO_SIDED = new Set(["CONSULT", "AGREE", "COOPERATE"]);
const SAME_STATE: Fields = { YUG: "SRB", ZAR: "COD" };

const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const text = (value: unknown): string => (typeof value === "string" ? value : "");
const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

function codes(value: unknown): Set<string> {
  const found = new Set<string>();
  for (const party of list(value)) {
    const raw = text(isFields(party) ? party.code : party).trim();
    if (!raw) continue;
    const code = text(SAME_STATE[raw]) || raw;
    found.add(code.includes(":") ? code.toLowerCase() : code);
  }
  return found;
}

const statesOf = (set: Set<string>) => new Set([...set].filter((code) => !code.includes(":")));
const keyOf = (set: Set<string>) => [...set].sort().join(",");
const union = (a: Set<string>, b: Set<string>) => new Set([...a, ...b]);

function sides(fields: Fields): [Set<string>, Set<string>] {
  const actor = codes(fields.actor);
  const recipient = codes(fields.recipient);
  return TWO_SIDED.has(text(fields.type)) ? [union(actor, recipient), new Set()] : [actor, recipient];
}

const tripleKey = ({ fields }: Item) => `${text(fields.type)}|${sides(fields).map(keyOf).join("|")}`;
const statesKey = ({ fields }: Item) =>
  `${text(fields.type)}|${sides(fields)
    .map((s) => keyOf(statesOf(s)))
    .join("|")}`;
const whoKey = ({ fields }: Item) => keyOf(statesOf(sides(fields)[0]));
const whoWhenKey = (item: Item) => `${whoKey(item)}|${text(item.fields.date)}`;

function spanOf(fields: Fields, article: string): { start: number; end: number } {
  const evidence = fields.evidence;
  if (isFields(evidence)) {
    const { start, end } = evidence;
    const words = text(evidence.text);
    const tooLong = words.split(/\s+/).filter(Boolean).length > 60 || words.includes("\n\n");
    if (typeof start !== "number" || typeof end !== "number" || tooLong) return { start: -1, end: -1 };
    return { start, end };
  }
  const words = text(evidence) || text(fields.words);
  const start = article.indexOf(words);
  return start >= 0 ? { start, end: start + words.length } : { start: -1, end: -1 };
}

function overlap(a: Item, b: Item): boolean {
  const shared = Math.min(a.end, b.end) - Math.max(a.start, b.start);
  return shared > 0 && shared >= 0.3 * Math.min(a.end - a.start, b.end - b.start);
}

function match(gold: readonly Item[], pred: readonly Item[], same: (g: Item, p: Item) => boolean): [Item, Item][] {
  const used = new Set<Item>();
  const pairs: [Item, Item][] = [];
  for (const g of gold) {
    const p = pred.find((candidate) => !used.has(candidate) && same(g, candidate));
    if (p) {
      used.add(p);
      pairs.push([g, p]);
    }
  }
  return pairs;
}

function dedupe(items: readonly Item[], key: (item: Item) => string): Item[] {
  return [...new Map(items.map((item) => [key(item), item] as const).reverse()).values()].reverse();
}

const words = (value: unknown): string[] =>
  text(value)
    .toLowerCase()
    .replaceAll("’", "'")
    .match(/[a-z0-9]+/g) ?? [];

function similarity(a: unknown, b: unknown): number {
  const left = words(a);
  const rest = words(b);
  const total = left.length + rest.length;
  let shared = 0;
  for (const word of left) {
    const at = rest.indexOf(word);
    if (at >= 0) {
      shared++;
      rest.splice(at, 1);
    }
  }
  return (2 * shared) / Math.max(1, total);
}

class Tally {
  readonly counts = new Map<string, [number, number, number]>();
  readonly attributes = new Map<string, [number, number]>();

  count(name: string, hits: number, gold: number, pred: number): void {
    const [h, g, p] = this.counts.get(name) ?? [0, 0, 0];
    this.counts.set(name, [h + hits, g + gold, p + pred]);
  }

  attribute(name: string, agreement: number | boolean): void {
    const [a, n] = this.attributes.get(name) ?? [0, 0];
    this.attributes.set(name, [a + Number(agreement), n + 1]);
  }

  compare(name: string, gold: readonly Item[], pred: readonly Item[], key: (item: Item) => string): void {
    const [g, p] = [dedupe(gold, key), dedupe(pred, key)];
    this.count(name, match(g, p, (a, b) => key(a) === key(b)).length, g.length, p.length);
  }
}

function scoreEvents(tally: Tally, gold: readonly Item[], pred: readonly Item[]): void {
  const sameType = (a: Item, b: Item) => a.fields.type === b.fields.type && overlap(a, b);
  const typed = match(gold, pred, sameType);
  tally.count("event.type@span", typed.length, gold.length, pred.length);
  const triples = match(gold, pred, (a, b) => tripleKey(a) === tripleKey(b) && overlap(a, b));
  tally.count("event.triple@span", triples.length, gold.length, pred.length);
  tally.compare("event.triple@article", gold, pred, tripleKey);
  tally.compare("event.states@article", gold, pred, statesKey);
  const consult = (items: readonly Item[]) =>
    dedupe(
      items.filter((item) => item.fields.type === "CONSULT"),
      whoWhenKey,
    );
  const [g, p] = [consult(gold), consult(pred)];
  tally.compare("engagement.who+when", g, p, whoWhenKey);
  const who = match(g, p, (a, b) => whoKey(a) === whoKey(b) && (whoWhenKey(a) === whoWhenKey(b) || overlap(a, b)));
  tally.count("engagement.who", who.length, g.length, p.length);
  for (const [{ fields: a }, { fields: b }] of typed) {
    for (const field of ["status", "date", "place", "mode"]) tally.attribute(field, text(a[field]) === text(b[field]));
    if (a.mode === "visit") tally.attribute("direction", keyOf(codes(a.actor)) === keyOf(codes(b.actor)));
    if (list(a.topics).length)
      tally.attribute("topics", similarity(list(a.topics).join(" "), list(b.topics).join(" ")));
    if (list(a.people).length) {
      const named = list(b.people).map((person) => (isFields(person) ? text(person.name) : text(person)));
      tally.attribute("people", similarity(list(a.people).join(" "), named.join(" ")));
    }
  }
}

function scoreHeld(tally: Tally, kind: string, who: string, gold: readonly Item[], pred: readonly Item[]): void {
  const same = (a: Item, b: Item) => overlap(a, b) && keyOf(codes(a.fields[who])) === keyOf(codes(b.fields[who]));
  const pairs = match(gold, pred, same);
  tally.count(kind, pairs.length, gold.length, pred.length);
  for (const [{ fields: a }, { fields: b }] of pairs) {
    if (kind === "commitment") {
      for (const field of ["value", "deadline"])
        tally.attribute(`commitment.${field}`, words(a[field]).join() === words(b[field]).join());
    }
    if (kind === "concern") tally.attribute("concern.about", keyOf(codes(a.about)) === keyOf(codes(b.about)));
  }
}

function scoreClaims(tally: Tally, gold: readonly Item[], pred: readonly Item[]): void {
  const shares = (a: Item, b: Item) => words(a.fields.figure).some((word) => words(b.fields.figure).includes(word));
  const pairs = match(gold, pred, (a, b) => overlap(a, b) && shares(a, b));
  tally.count("claim", pairs.length, gold.length, pred.length);
  for (const [{ fields: a }, { fields: b }] of pairs) {
    tally.attribute("claim.subject", keyOf(codes(a.subject)) === keyOf(codes(b.subject)));
  }
}

function scoreQuotes(tally: Tally, gold: readonly Item[], pred: readonly Item[]): void {
  const sameSpeaker = (a: Fields, b: Fields) => {
    const surname = words(a.speaker).at(-1);
    return keyOf(codes([a.code])) === keyOf(codes([b.code])) || (!!surname && surname === words(b.speaker).at(-1));
  };
  const same = (a: Item, b: Item) =>
    similarity(a.fields.words, b.fields.words) >= 0.8 && sameSpeaker(a.fields, b.fields);
  tally.count("quote", match(gold, pred, same).length, gold.length, pred.length);
}

/** How one type of event is found: its gold events, those found, and the events coded as it. */
export interface TypeCounts {
  readonly gold: number;
  readonly found: number;
  readonly pred: number;
}

/**
 * How each type of event is found by its words, and what gold events are taken for instead, in how many cases.
 *
 * @returns types in alphabetical order; confusions ("ASSAULT as COERCE", "AID as nothing"), the commonest first.
 */
export function scoreTypes(
  gold: readonly GoldArticle[],
  coded: ReadonlyMap<string, CodedArticle>,
): { types: [string, TypeCounts][]; confusions: [string, number][] } {
  const types = new Map<string, TypeCounts>();
  const confusions = new Map<string, number>();
  const add = (type: string, { gold = 0, found = 0, pred = 0 }: Partial<TypeCounts>) => {
    const sum = types.get(type) ?? { gold: 0, found: 0, pred: 0 };
    types.set(type, { gold: sum.gold + gold, found: sum.found + found, pred: sum.pred + pred });
  };
  for (const article of gold) {
    const prediction = coded.get(article.id);
    const item = (fields: Fields): Item => ({ fields, ...spanOf(fields, prediction?.text || article.text) });
    const wanted = article.statements.filter(({ kind }) => kind === "event").map(item);
    const events = (prediction?.statements ?? [])
      .filter(({ kind, evidence }) => kind === "event" && evidence.in !== "title")
      .map(item);
    const pairs = match(wanted, events, (a, b) => a.fields.type === b.fields.type && overlap(a, b));
    for (const { fields } of wanted) add(text(fields.type), { gold: 1 });
    for (const { fields } of events) add(text(fields.type), { pred: 1 });
    for (const [{ fields }] of pairs) add(text(fields.type), { found: 1 });
    const used = new Set(pairs.flat());
    for (const missed of wanted.filter((one) => !used.has(one))) {
      const instead = events.find((event) => !used.has(event) && overlap(missed, event));
      if (instead) used.add(instead);
      const name = `${text(missed.fields.type)} as ${instead ? text(instead.fields.type) : "nothing"}`;
      confusions.set(name, (confusions.get(name) ?? 0) + 1);
    }
    for (const event of events.filter((one) => !used.has(one))) {
      const name = `nothing as ${text(event.fields.type)}`;
      confusions.set(name, (confusions.get(name) ?? 0) + 1);
    }
  }
  return {
    types: [...types].sort(([a], [b]) => (a < b ? -1 : 1)),
    confusions: [...confusions].sort(([, a], [, b]) => b - a),
  };
}

const round = (value: number) => Math.round(value * 1000) / 1000;

/**
 * Scores predictions against gold.
 *
 * @param gold articles with their gold statements.
 * @param coded what the coder made of each, by id; a missing one counts as empty.
 * @returns a row a measure, named as in the reference scorer; `attr.*` rows are accuracies on matched statements.
 */
export function score(
  gold: readonly GoldArticle[],
  coded: ReadonlyMap<string, CodedArticle>,
): Record<string, F1 | Accuracy> {
  const tally = new Tally();
  const lengths: number[] = [];
  for (const article of gold) {
    const prediction = coded.get(article.id);
    const body = prediction?.text || article.text;
    const item = (fields: Fields): Item => ({ fields, ...spanOf(fields, body) });
    const kept = (prediction?.statements ?? []).filter((statement) => statement.evidence.in !== "title");
    for (const { evidence } of kept) lengths.push(evidence.text.split(/\s+/).filter(Boolean).length);
    const of = (statements: readonly Fields[], kind: string) => statements.filter((s) => s.kind === kind).map(item);
    const both = (kind: string): [Item[], Item[]] => [of(article.statements, kind), of(kept, kind)];
    scoreEvents(tally, ...both("event"));
    scoreHeld(tally, "commitment", "by", ...both("commitment"));
    scoreHeld(tally, "aim", "holder", ...both("aim"));
    scoreHeld(tally, "concern", "holder", ...both("concern"));
    scoreClaims(tally, ...both("claim"));
    scoreQuotes(tally, ...both("quote"));
  }
  const rows: Record<string, F1 | Accuracy> = {};
  for (const [name, [hits, g, p]] of tally.counts) {
    const P = p ? hits / p : 0;
    const R = g ? hits / g : 0;
    rows[name] = { P: round(P), R: round(R), F1: P + R ? round((2 * P * R) / (P + R)) : 0, gold: g, pred: p };
  }
  for (const [name, [agreed, n]] of tally.attributes) rows[`attr.${name}`] = { acc: n ? round(agreed / n) : null, n };
  lengths.sort((a, b) => a - b);
  rows["evidence.words"] = { acc: lengths[lengths.length >> 1] ?? null, n: lengths.length };
  return rows;
}
