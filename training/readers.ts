import { readFileSync } from "node:fs";
import { unpackSections, type WordVectors } from "../src/language/index.js";
import { Reader } from "../src/statement/reader/reader.js";

/** Readers that have each not seen every fifth report, in the order of training/reader/export.ts. */
export const READERS = 5;

/**
 * The readers of a cross-validation, as training/reader/pack.ts wrote them.
 *
 * @param folder holds fold0.bin to fold4.bin; @param vectors of the language's model.
 * @example readersIn("readers", coder.language.vectors)[at % READERS] // one that has not seen the report
 */
export const readersIn = (folder: string, vectors: WordVectors): Reader[] =>
  Array.from(
    { length: READERS },
    (_, fold) => new Reader(unpackSections(readFileSync(`${folder}/fold${fold}.bin`)), vectors),
  );
