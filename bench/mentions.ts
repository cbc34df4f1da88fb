/**
 * How well mentions are found: of the parties, people, dates and places that gold statements name, the share that
 * some mention gives, by class of code, and the words a second `findMentions` reads.
 *
 *     node scripts/run.mjs bench/mentions.ts [--gold FILE ...] [--misses party|noise|people|date|place] [--only ID]
 *
 * Gold is `../shared/gold/{dev,train}.jsonl` when it is there, and always the project's own. Then, where the treebanks
 * are there, how many pronouns of GUM's news reach whom they stand for.
 */
import { existsSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { readText } from "../src/article/index.js";
import { loadLanguage, type Sentence, split } from "../src/language/index.js";
import { type ActorMention, findMentions, type Mentions } from "../src/mention/index.js";
import { pronounsIn } from "./mentions/pronouns.js";

interface Statement {
  readonly kind: string;
  readonly type?: string;
  readonly evidence?: string;
  readonly words?: string;
  readonly [field: string]: unknown;
}

interface Gold {
  readonly id: string;
  readonly published: string | null;
  readonly title: string | null;
  readonly text: string;
  readonly statements: readonly Statement[];
}

const { values } = parseArgs({
  options: {
    gold: { type: "string", multiple: true },
    misses: { type: "string" },
    only: { type: "string" },
  },
});

const language = loadLanguage(readFileSync("model/english.bin"));
const PARTIES = ["actor", "recipient", "by", "to", "holder", "about", "subject"];
const OLD: Readonly<Record<string, string>> = { YUG: "SRB", ZAR: "COD" };

const strings = (value: unknown): string[] =>
  Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
const normal = (code: string) => (code.includes(":") ? code.toLowerCase() : (OLD[code] ?? code));

function classOf(code: string): string {
  if (/^(nsa|grp|igo):/i.test(code)) return code.slice(0, 3).toUpperCase();
  return ["UNO", "EUR", "NAT", "AFU", "ARL", "ASN", "OSC", "IMF", "WBK", "IAE", "WTO", "GTW", "GSV"].includes(code)
    ? "organisation"
    : "state";
}

/** Found, all; and the found that overlap the evidence itself, not only its sentence. */
class Tally {
  readonly rows = new Map<string, { found: number; near: number; all: number }>();
  add(name: string, found: boolean, near: boolean): void {
    const row = this.rows.get(name) ?? { found: 0, near: 0, all: 0 };
    row.all++;
    if (found) row.found++;
    if (near) row.near++;
    this.rows.set(name, row);
  }
  table() {
    return Object.fromEntries(
      [...this.rows].map(([name, { found, near, all }]) => [
        name,
        { "in evidence": pct(near, all), "in sentence": pct(found, all), all },
      ]),
    );
  }
}

const pct = (n: number, all: number) => (all === 0 ? null : Math.round((1000 * n) / all) / 10);

function sentencesAround(sentences: readonly Sentence[], start: number, end: number): { start: number; end: number } {
  const touched = sentences.filter((sentence) => sentence.start < end && start < sentence.end);
  return { start: Math.min(start, touched[0]?.start ?? start), end: Math.max(end, touched.at(-1)?.end ?? end) };
}

function report(file: string): void {
  const gold = readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => JSON.parse(line) as Gold)
    .filter(({ id }) => !values.only || id === values.only);
  const tally = new Tally();
  const read = gold.map((one) => {
    const article = readText(one.text, {
      id: one.id,
      ...(one.published && { published: one.published }),
      ...(one.title && { title: one.title }),
    });
    const sentences = split(article.text);
    for (const sentence of sentences) language.tag(sentence);
    return { one, article, sentences, mentions: findMentions(article, sentences) };
  });
  for (const { one, article, sentences, mentions } of read) {
    const coded = new Set<string>();
    for (const statement of one.statements) {
      const evidence = statement.evidence ?? statement.words ?? "";
      const start = article.text.indexOf(evidence);
      const codes = new Set(PARTIES.flatMap((field) => strings(statement[field])).map(normal));
      if (typeof statement.code === "string") codes.add(normal(statement.code));
      for (const code of codes) coded.add(code);
      if (start < 0) {
        tally.add("(evidence lost)", false, false);
        continue;
      }
      const near = { start, end: start + evidence.length };
      const wide = sentencesAround(sentences, near.start, near.end);
      scoreStatement(tally, one, statement, codes, mentions, article.text, near, wide);
    }
    noise(tally, one, mentions, coded, article.text);
  }
  console.log(`\n${file}: ${gold.length} articles`);
  console.table(tally.table());
  const words = read.reduce((sum, { article }) => sum + article.text.split(/\s+/).length, 0);
  let best = Number.POSITIVE_INFINITY;
  for (let run = 0; run < 5; run++) {
    const started = performance.now();
    for (const { article, sentences } of read) findMentions(article, sentences);
    best = Math.min(best, performance.now() - started);
  }
  console.log(`${Math.round((1000 * words) / best)} words/s`);
}

interface Stretch {
  readonly start: number;
  readonly end: number;
}

const overlaps = (a: Stretch, b: Stretch) => a.start < b.end && b.start < a.end;

function scoreStatement(
  tally: Tally,
  one: Gold,
  statement: Statement,
  codes: ReadonlySet<string>,
  mentions: Mentions,
  text: string,
  near: Stretch,
  wide: Stretch,
): void {
  const miss = (what: string, of: string, had: string) => {
    if (values.misses === what)
      console.log(
        `${one.id} ${one.published} ${statement.type ?? statement.kind} misses ${of} [${had}] «${text.slice(near.start, near.end)}»`,
      );
  };
  const has = (where: Stretch, test: (actor: ActorMention) => boolean) =>
    mentions.actors.some((actor) => overlaps(actor, where) && test(actor));
  for (const code of codes) {
    const test = ({ parties }: ActorMention) =>
      parties.some((party) => party.code !== null && normal(party.code) === code);
    const found = has(wide, test);
    tally.add(classOf(code), found, has(near, test));
    if (!found) {
      const had = mentions.actors
        .filter((actor) => overlaps(actor, wide))
        .map((actor) => `${text.slice(actor.start, actor.end)}=${actor.parties.map(({ code }) => code).join("+")}`);
      miss("party", code, had.join(" · "));
    }
  }
  const people = [
    ...strings(statement.people),
    ...(statement.kind === "quote" && typeof statement.speaker === "string" ? [statement.speaker] : []),
  ];
  for (const name of people) {
    const last = name.split(" ").at(-1);
    const test = (actor: ActorMention) =>
      actor.people.some((person) => person.name === name || person.name.split(" ").at(-1) === last);
    const found = has(wide, test);
    tally.add("people", found, has(near, test));
    const exact = has(wide, (actor) => actor.people.some((person) => person.name === name));
    tally.add(
      "people, same name",
      exact,
      has(near, (actor) => actor.people.some((person) => person.name === name)),
    );
    if (!exact)
      miss(
        "people",
        name,
        mentions.actors
          .filter((actor) => overlaps(actor, wide))
          .flatMap((actor) => actor.people.map(({ name, code }) => `${name}=${code}`))
          .join(" · "),
      );
  }
  const dates = [statement.date, statement.deadline].filter((date) => typeof date === "string");
  for (const date of dates) {
    const times = mentions.times.filter((time) => overlaps(time, wide));
    const right = times.filter((time) => time.date === date);
    tally.add(
      "date",
      right.length > 0,
      right.some((time) => overlaps(time, near)),
    );
    tally.add(
      "date, either reading",
      times.some((time) => time.date === date || time.past === date || time.future === date),
      false,
    );
    if (right.length === 0)
      miss(
        "date",
        date,
        times.map((time) => `${text.slice(time.start, time.end)}=${time.date}|${time.past}|${time.future}`).join(" · "),
      );
  }
  if (typeof statement.place === "string") {
    const places = mentions.places.filter((place) => overlaps(place, wide));
    const right = places.filter((place) => place.country === statement.place);
    tally.add(
      "place",
      right.length > 0,
      right.some((place) => overlaps(place, near)),
    );
    if (right.length === 0)
      miss(
        "place",
        `${statement.place} ${String(statement.venue)}`,
        places.map((place) => `${text.slice(place.start, place.end)}=${place.country}`).join(" · "),
      );
    if (typeof statement.venue === "string") {
      const venue = statement.venue;
      const named = places.filter((place) => place.venue === venue);
      tally.add(
        "venue",
        named.length > 0,
        named.some((place) => overlaps(place, near)),
      );
      if (named.length === 0)
        miss("venue", venue, places.map((place) => `${text.slice(place.start, place.end)}=${place.venue}`).join(" · "));
    }
  }
  for (const field of ["figure", "value"]) {
    const figure = statement[field];
    if (typeof figure !== "string") continue;
    const quantities = mentions.quantities.filter((quantity) => overlaps(quantity, wide));
    const found = quantities.some(({ value }) => value === figure);
    tally.add(
      "figure",
      found,
      quantities.some((quantity) => quantity.value === figure && overlaps(quantity, near)),
    );
    if (!found) miss("figure", figure, quantities.map(({ type, value }) => `${type}:${value}`).join(" · "));
  }
}

/** Codes that no statement of the article has: some are just not acting, many of a class are a sign of noise. */
function noise(tally: Tally, one: Gold, mentions: Mentions, coded: ReadonlySet<string>, text: string): void {
  const found = new Map<string, string>();
  for (const actor of mentions.actors)
    for (const { code } of actor.parties)
      if (code !== null && !found.has(normal(code)))
        found.set(normal(code), text.slice(Math.max(0, actor.start - 30), actor.end + 30));
  for (const [code, where] of found) {
    tally.add(`coded, of those found: ${classOf(code)}`, coded.has(code), false);
    if (values.misses === "noise" && !coded.has(code))
      console.log(`${one.id} ${code} «${where.replaceAll("\n", " ")}»`);
  }
}

const files = values.gold ?? ["../shared/gold/dev.jsonl", "../shared/gold/train.jsonl", "bench/gold/own.jsonl"];
for (const file of files.filter((path) => existsSync(path))) report(file);

const treebanks = ["dev", "train"]
  .map((part) => `../shared/treebanks/en_gum-${part}.conllu`)
  .filter((path) => existsSync(path));
if (treebanks.length > 0 && !values.misses) {
  console.log("pronouns of the third person in GUM's news that stand for someone or something mentioned before");
  console.table(pronounsIn(treebanks, language));
}
