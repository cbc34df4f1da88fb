import countriesTable from "../../data/countries.tsv";
import framesTable from "../../data/frames.tsv";
import pledgesTable from "../../data/pledges.tsv";
import type { Commitment, Event } from "../statement/index.js";

/** A statement that is merged with others of its like. */
export type Mergeable = Event | Commitment;

/** Words shorter than this carry little of what an event is about; figures count from two digits. */
const SHORTEST = 4;
/** Words are compared by their beginnings, so that "launch" meets "launched" and "launches". */
const STEM = 5;
/** Words kept of one report at most. */
const MOST = 24;
/** Words of any report, whatever it is about. */
const COMMON = new Set(
  "about according after against ahead also announced another been before being between both calls could despite during earlier expected first following from government government's have having into last later leader leaders made make minister ministers ministry month more most next officials over plan planned plans president prime report reported said says second should some spokesman spokeswoman state such talks than that their them then there they this those through today told under until week weeks were what when where which while will with would year years yesterday monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december"
    .split(" ")
    .map(stem),
);

/** Beginnings of the words that name states: who is party to an event is compared by code. */
const NAMES = new Set(
  rowsOf(countriesTable).flatMap(([, name = "", names = "", demonyms = "", capital = ""]) =>
    wordsIn(`${name} ${names} ${demonyms} ${capital}`).map(stem),
  ),
);

/** By type, the beginnings of the words that tell of any event of that type: they do not tell one from another. */
const TRIGGERS = new Map<string, Set<string>>();
for (const cells of rowsOf(framesTable)) {
  const [type = ""] = cells;
  const own = TRIGGERS.get(type) ?? new Set();
  for (const word of (cells[8] ?? "").split("|")) own.add(stem(word));
  TRIGGERS.set(type, own);
}

/** Likewise of the words by which any promise is made. */
const PROMISING = new Set(rowsOf(pledgesTable).map(([lemma = ""]) => stem(lemma)));

function rowsOf(table: string): string[][] {
  const lines = table.split("\n").filter((line) => line !== "" && !line.startsWith("#"));
  return lines.slice(1).map((line) => line.split("\t"));
}

function wordsIn(text: string): string[] {
  return (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).filter(
    (word) => word.length >= SHORTEST || /^\d{2,}$/.test(word),
  );
}

function stem(word: string): string {
  return word.slice(0, STEM);
}

const CAPITALISED = /\p{Lu}[\p{L}\p{M}'’.-]*/gu;

/**
 * The words that say what a statement is about, as they are compared: those of the sentence around its evidence,
 * without the names of parties and states and without words that any report of this type has.
 *
 * @param told the text, or the title where the evidence lies in it, that the evidence's offsets count in.
 * @example contentWords(strike, "Drones struck a power station.") // ["drone", "power", "stati"]
 */
export function contentWords(statement: Mergeable, told: string): string[] {
  const [from, to] = sentenceAround(told, statement.evidence);
  const triggers = statement.kind === "event" ? TRIGGERS.get(statement.type) : PROMISING;
  const parties = partiesOf(statement).filter(({ start, end }) => start >= from && end <= to && end > start);
  let words = told.slice(from, to);
  if (statement.evidence.in !== "title") {
    for (const { start, end } of parties) {
      const named = words.slice(start - from, end - from);
      // Of "forty Turkish lorries" lorries say what was struck.
      const rest = named.replace(CAPITALISED, (word) => " ".repeat(word.length));
      words = words.slice(0, start - from) + rest + words.slice(end - from);
    }
  }
  const stems = new Set<string>();
  for (const word of wordsIn(words).map(stem))
    if (!COMMON.has(word) && !NAMES.has(word) && !triggers?.has(word)) stems.add(word);
  return [...stems].slice(0, MOST);
}

function partiesOf(statement: Mergeable) {
  return statement.kind === "event" ? [...statement.actor, ...statement.recipient] : [...statement.by, ...statement.to];
}

/** The beginnings of the telling words of some text, each once. */
export const stemsOf = (text: string): string[] =>
  [...new Set(wordsIn(text).map(stem))].filter((word) => !COMMON.has(word) && !NAMES.has(word));

/** Where the sentence, or the sentences, that hold the evidence begin and end; never beyond the paragraph. */
export function sentenceAround(text: string, { start, end }: { readonly start: number; readonly end: number }) {
  const paragraph = text.lastIndexOf("\n", start) + 1;
  const next = text.indexOf("\n", end);
  const close = next < 0 ? text.length : next;
  let from = paragraph;
  for (const ending of text.slice(paragraph, start).matchAll(SENTENCE_END))
    from = paragraph + ending.index + ending[0].length;
  const after = SENTENCE_END_ONCE.exec(text.slice(end, close));
  return [from, after ? end + after.index + 1 : close] as const;
}

const SENTENCE_END = /[.!?]["”’)]*\s+(?=["“‘]?[\p{Lu}\d])/gu;
const SENTENCE_END_ONCE = new RegExp(SENTENCE_END.source, "u");
