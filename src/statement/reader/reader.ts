// Reads whole reports with a small network: what acts their words tell of, who acts and who is acted on in them, in which
// mode, and which words make other statements. What it finds is weighed together with what the judges of single facts do.
import bytes from "../../../model/reader.bin";
import { type Language, type Sections, unpackSections, type WordVectors } from "../../language/index.js";
import { ROLES } from "../event/roles.js";
import type { Setting } from "../event/setting.js";
import type { Stage } from "../event/stage.js";
import type { Word } from "../event/word.js";
import { KINDS, type Kind } from "./acts.js";
import { CastReader } from "./cast.js";
import { MentionReader } from "./mentions.js";
import { type Network, openNetwork } from "./network.js";
import { StateReader } from "./states.js";
import { type Told, WordReader } from "./words.js";

/** What is known of one sentence of a report that was read. */
export interface SentenceView {
  /** Logarithms of the probabilities of each type of act, "none" first, for each of the words. */
  acts(words: readonly Word[]): readonly ActView[];
  /** What is known of words as making statements of a kind. */
  kinds(rows: readonly KindRow[]): readonly KindView[];
}

/** What is known of one word as making a statement of a kind. */
export interface KindView {
  /** Log odds that it makes one. */
  readonly score: number;
  /** How likely each party that was weighed is on a side of the statement, by code. */
  parties(side: Side): ReadonlyMap<string, number>;
}

/** Those whom a statement is by (who binds himself, who holds an aim, who is counted), and those it is to or about. */
export type Side = "by" | "about";
const ROLE = { by: ROLES.indexOf("actor"), about: ROLES.indexOf("recipient") } as const;
const BOTH = ROLES.indexOf("both");

/** Whether words of a kind of statement are looked at. */
export const isJudged = (kind: string): kind is Kind => KINDS.some((one) => one === kind);

/** A word that may make a statement other than an event. */
export interface KindRow {
  readonly row: number;
  readonly kind: Kind;
}

/** What is known of one word as telling of an act. */
export interface ActView {
  /** Logarithms of the probabilities of `ACTS`. */
  readonly acts: Float64Array;
  /** Scores of the modes and forms of a type, by label (`TYPE/mode/form`); they grow as the logarithms of their probabilities do. */
  modes(type: string): ReadonlyMap<string, number>;
  /** Logarithms of the probabilities of each candidate's `ROLES`; null past the first of many candidates. */
  roles(stage: Stage): readonly (Float64Array | null)[];
}

/** Reads reports. */
export class Reader {
  readonly #net: Network;
  readonly #states: StateReader;
  readonly #mentions: MentionReader;
  readonly #words: WordReader;
  readonly #cast: CastReader;

  /**
   * @param file the network, as `training/reader` writes it; @param vectors of the language's model.
   * @param simd false to do without WebAssembly: slower, the same answers.
   * @throws ModelError, ZodError where the file is no such network.
   */
  constructor(file: Sections, vectors: WordVectors, simd = true) {
    this.#net = openNetwork(file, simd);
    this.#states = new StateReader(this.#net, vectors);
    this.#mentions = new MentionReader(this.#net);
    this.#words = new WordReader(this.#net);
    this.#cast = new CastReader(this.#net, this.#words);
  }

  /** Reads a report: a view of each of its settings, in their order. */
  read(settings: readonly Setting[]): SentenceView[] {
    const states = this.#states.read(settings);
    const named = this.#mentions.read(settings, states);
    return settings.map((setting, at): SentenceView => {
      const look = (asked: readonly (Word | KindRow)[]): Told[] => this.#words.read(setting, at, states, named, asked);
      return {
        acts: (words) =>
          look(words).map(
            (told): ActView => ({
              acts: told.acts,
              modes: (type) => this.#words.modes(told, type),
              roles: (stage) => this.#cast.roles(setting, told, stage, named),
            }),
          ),
        kinds: (rows) =>
          look(rows).map((told, i): KindView => {
            const kind = rows[i]?.kind ?? "claim";
            let roles: readonly (Float64Array | null)[] | null = null;
            return {
              score: told.kinds[KINDS.indexOf(kind)] ?? 0,
              parties: (side) => {
                roles ??= this.#cast.roles(setting, told, kind, named);
                const odds = new Map<string, number>();
                for (const [c, logs] of roles.entries()) {
                  const code = setting.candidates[c]?.code;
                  if (logs && code) odds.set(code, Math.exp(logs[ROLE[side]] ?? 0) + Math.exp(logs[BOTH] ?? 0));
                }
                return odds;
              },
            };
          }),
      };
    });
  }
}

const readers = new WeakMap<Language, Reader>();

/**
 * The reader that comes with the package, over a language's vectors; opened once.
 *
 * @example readerOf(coder.language).read(settings)
 */
export function readerOf(language: Language): Reader {
  const known = readers.get(language);
  if (known) return known;
  const reader = new Reader(unpackSections(bytes), language.vectors);
  readers.set(language, reader);
  return reader;
}
