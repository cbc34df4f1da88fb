import { type SQL, sql } from "drizzle-orm";
import type { Prepared } from "./event-report.js";
import { fnv } from "./fnv.js";
import { ALIKE, TELLING } from "./pledge-fit.js";

/** What promises are looked for by in the database: `mayBeOne` holds of none that it does not find. */
export interface Marks {
  /** A bit for each word, by its hash: 512 bits in hexadecimal, as the database reads them. */
  readonly bits: string;
  /** How many words there are: more than bits, where two have the same one. */
  readonly words: number;
  /** Its sum as a number and as it was written. */
  readonly sums: readonly string[];
}

/** Bits that words are told apart by, and how many of them a digit holds. */
const BITS = 512;
const DIGIT = 4;

/** The marks of a promise. */
export function marksOf({ words, pledge }: Prepared): Marks {
  const digits = new Array<number>(BITS / DIGIT).fill(0);
  for (const word of words) {
    const bit = (fnv(word) >>> 0) % BITS;
    const at = Math.floor(bit / DIGIT);
    digits[at] = (digits[at] ?? 0) | (1 << (bit % DIGIT));
  }
  const { amount = null, unit = null, value = null } = pledge ?? {};
  const sums = [amount === null ? null : `${amount} ${unit ?? ""}`, value === null ? null : `=${value}`];
  return {
    bits: `x${digits.map((digit) => digit.toString(16)).join("")}`,
    words: words.length,
    sums: sums.filter((sum) => sum !== null),
  };
}

/**
 * The condition that two promises are marked alike: of the words of the one told in fewer, so large a share has bits in
 * common, those not counted that have the same bit as another word of theirs. In hundredths, as whole numbers are quick.
 */
export const areAlike = (a: SQL, b: SQL): SQL =>
  sql`((bit_count(${a}.marks & ${b}.marks) + ${a}.words - bit_count(${a}.marks)) * 100
    >= greatest(${TELLING * 100}::integer, ${Math.round(ALIKE * 100)}::integer * least(${a}.words, ${b}.words))
    or ${a}.sums && ${b}.sums)`;
