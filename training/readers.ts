import { readFileSync } from "node:fs";
import { unpackSections, type WordVectors } from "../src/language/index.js";
import { Reader } from "../src/statement/reader/reader.js";

/** Parts of a cross-validation: what is worth what is told by judges and a reader that learned from the other part. */
export const PARTS = 2;

/**
 * The part that a whole report belongs to, by its place among the given reports, those of training/news or those of
 * training/rare. Those that were written one after the other stay together: they may tell of the same.
 */
export const partAt = (place: number): number => Math.floor(place / 8) % PARTS;

/**
 * The readers of a cross-validation, as training/reader/pack.ts wrote them.
 *
 * @param folder holds part0.bin and part1.bin, each learned without that part; @param vectors of the language's model.
 * @example readersIn("readers", coder.language.vectors)[partAt(place)] // one that has not seen the report
 */
export const readersIn = (folder: string, vectors: WordVectors): Reader[] =>
  Array.from(
    { length: PARTS },
    (_, part) => new Reader(unpackSections(readFileSync(`${folder}/part${part}.bin`)), vectors),
  );
