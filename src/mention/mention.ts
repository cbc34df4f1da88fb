import * as z from "zod";

/** A party as it is printed: who (coding guide's codes), and the nearest words that name it (UTF-16 offsets in the article's text). */
export const Party = z.object({
  code: z.string().nullable(),
  sector: z.string().nullable(),
  name: z.string().nullable(),
  office: z.string().nullable(),
  start: z.int().nonnegative(),
  end: z.int().nonnegative(),
});
export type Party = z.infer<typeof Party>;

/** A person acting; a private person has no code. */
export const Person = z.object({ name: z.string(), code: z.string().nullable() });
export type Person = z.infer<typeof Person>;

/** Where a mention stands: its sentence, its tokens `[from, to)`, the token that carries its syntax, its offsets in the text. */
export interface Location {
  /** Index into the article's sentences. */
  readonly sentence: number;
  readonly from: number;
  readonly to: number;
  /** Row of the head token ("minister" in "Japan's prime minister Shigeru Ishiba"). */
  readonly head: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Words that stand for one or more actors. A name stands for one party; "the two sides" for two; "Kim and his
 * sister" is two mentions. A pronoun's parties carry the spans of the nearest words that name them.
 */
export interface ActorMention extends Location {
  readonly kind: "actor";
  /**
   * name: a state, body or group by name, demonym, capital or seat ("Tokyo", "the Kremlin", "Russian" as an adjective);
   * person: a person by name, with or without office; office: an office alone ("the Greek premier", "its foreign ministry", "Turkish officials");
   * group: unspecified or collective ("allies", "the two sides"); pronoun: he, she, it, they, his, their ...
   */
  readonly form: "name" | "person" | "office" | "group" | "pronoun";
  /** Empty where a pronoun or group could not be resolved. */
  readonly parties: readonly Party[];
  readonly people: readonly Person[];
}

/** A place with its country. `venue` is the city or building as written, null where the country itself is named. */
export interface PlaceMention extends Location {
  readonly kind: "place";
  readonly country: string;
  readonly venue: string | null;
}

/**
 * A time resolved against the publication date. `date` is the reading the tense of the nearest verb suggests;
 * `past` and `future` are the readings behind and ahead of publication ("on Tuesday"), equal to `date` where the
 * words leave no choice. ISO `YYYY`, `YYYY-MM`, `YYYY-MM-DD` or `START/END`; null where it rests on a publication date that is missing.
 */
export interface TimeMention extends Location {
  readonly kind: "time";
  readonly date: string | null;
  readonly past: string | null;
  readonly future: string | null;
  /** What the preposition says: on/in (at), by/before (by), since/after (since), until, for/over a length (duration). */
  readonly relation: "at" | "by" | "since" | "until" | "duration";
}

/** An amount as written, with its number and unit where they parse. */
export interface QuantityMention extends Location {
  readonly kind: "quantity";
  readonly type: "money" | "percent" | "count" | "rank" | "duration";
  /** As written: "$50 million", "2%", "roughly 2,000", "third". */
  readonly value: string;
  /** ISO 4217 for money, "%" for percent, else the counted noun's lemma; null where none. */
  readonly unit: string | null;
  readonly amount: number | null;
}

/** All mentions of an article, each list in the order of the text. */
export interface Mentions {
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
  readonly times: readonly TimeMention[];
  readonly quantities: readonly QuantityMention[];
}
