import type { EventType } from "../schema.js";
import type { FirstLook } from "./first-look.js";
import { lemmaAt } from "./trigger.js";

/** What a party does in an act, as bits: 1 acts, 2 is acted on, 3 both; 0 neither. */
export type Part = 0 | 1 | 2 | 3;
export const ACTS = 1;
export const IS_ACTED_ON = 2;

/** An act that a report seems to tell of, at first look. */
export interface ToldAct {
  /** The sentence's place among the article's, and the word's row in it. */
  readonly index: number;
  readonly row: number;
  readonly lemma: string;
  readonly type: EventType;
  readonly parts: ReadonlyMap<string, Part>;
}

/** In how many acts of a report a party acts and is acted on, in all and in hostile ones. */
export interface Tally {
  readonly acting: number;
  readonly actedOn: number;
  readonly hostileActing: number;
  readonly hostileActedOn: number;
}

/** In how many acts one party acts on another, is acted on by it, acts beside it. */
export interface Dealings {
  readonly on: number;
  readonly by: number;
  readonly beside: number;
}

/** Acts less likely than this are not counted. */
const LIKELY = 0.3;
/** Odds from which a party is taken to act, and to be acted on. */
const ACTING = 0.5;
const ACTED_ON = 0.4;

/** Types by whether they are friendly or hostile, words or deeds, as PLOVER has them. */
export const TEMPER: Readonly<Record<EventType, "agreeing" | "helping" | "opposing" | "harming">> = {
  AGREE: "agreeing",
  CONSULT: "agreeing",
  SUPPORT: "agreeing",
  CONCEDE: "agreeing",
  COOPERATE: "helping",
  AID: "helping",
  RETREAT: "helping",
  REQUEST: "opposing",
  ACCUSE: "opposing",
  REJECT: "opposing",
  THREATEN: "opposing",
  PROTEST: "harming",
  SANCTION: "harming",
  MOBILIZE: "harming",
  COERCE: "harming",
  ASSAULT: "harming",
};

const isHostile = (type: EventType): boolean => TEMPER[type] === "opposing" || TEMPER[type] === "harming";

/** Who does what to whom in a report, as it seems at first look: what its other acts say of the parties of one. */
export class Account {
  /** In the order of the text, one a word. */
  readonly acts: readonly ToldAct[];
  /** Most hostile acts that any one party is acted on in. */
  readonly mostSuffered: number;
  readonly #byWord = new Map<number, ToldAct>();
  readonly #byLemma = new Map<string, ToldAct[]>();
  readonly #byType = new Map<EventType, ToldAct[]>();
  readonly #tallies = new Map<string, Record<keyof Tally, number>>();
  readonly #dealings = new Map<string, Record<keyof Dealings, number>>();

  /** @param looks all likely readings of a report's words, in the order of the text. */
  constructor(looks: readonly FirstLook[]) {
    const best = new Map<number, FirstLook>();
    for (const look of looks) {
      const key = wordKey(look.setting.index, look.word.row);
      if (look.likely >= LIKELY && look.likely > (best.get(key)?.likely ?? 0)) best.set(key, look);
    }
    this.acts = [...best.values()].map(toldBy);
    for (const act of this.acts) {
      this.#byWord.set(wordKey(act.index, act.row), act);
      push(this.#byLemma, act.lemma, act);
      push(this.#byType, act.type, act);
      this.#count(act);
    }
    this.mostSuffered = Math.max(0, ...[...this.#tallies.values()].map(({ hostileActedOn }) => hostileActedOn));
  }

  /** The act told by a word; null where none. */
  at(index: number, row: number): ToldAct | null {
    return this.#byWord.get(wordKey(index, row)) ?? null;
  }

  /** Acts told by the same lemma; @param lemma in lower case. */
  ofLemma(lemma: string): readonly ToldAct[] {
    return this.#byLemma.get(lemma) ?? NO_ACTS;
  }

  ofType(type: EventType): readonly ToldAct[] {
    return this.#byType.get(type) ?? NO_ACTS;
  }

  /** What a party does in the report, one act left out. */
  tally(code: string, without: ToldAct | null): Tally {
    const all = this.#tallies.get(code) ?? NOTHING;
    const part = without?.parts.get(code) ?? 0;
    if (!without || part === 0) return all;
    const acts = part & ACTS ? 1 : 0;
    const suffers = part & IS_ACTED_ON ? 1 : 0;
    const hostile = isHostile(without.type);
    return {
      acting: all.acting - acts,
      actedOn: all.actedOn - suffers,
      hostileActing: all.hostileActing - (hostile ? acts : 0),
      hostileActedOn: all.hostileActedOn - (hostile ? suffers : 0),
    };
  }

  /** How two parties deal with each other in the report. */
  dealings(code: string, other: string): Dealings {
    return this.#dealings.get(`${code} ${other}`) ?? NO_DEALINGS;
  }

  #count({ type, parts }: ToldAct): void {
    for (const [code, part] of parts) {
      const tally = this.#tallies.get(code) ?? { ...NOTHING };
      this.#tallies.set(code, tally);
      if (part & ACTS) tally.acting++;
      if (part & IS_ACTED_ON) tally.actedOn++;
      if (isHostile(type) && part & ACTS) tally.hostileActing++;
      if (isHostile(type) && part & IS_ACTED_ON) tally.hostileActedOn++;
      for (const [other, role] of parts) {
        if (other === code) continue;
        const key = `${code} ${other}`;
        const dealings = this.#dealings.get(key) ?? { ...NO_DEALINGS };
        this.#dealings.set(key, dealings);
        if (part & ACTS && role & IS_ACTED_ON) dealings.on++;
        if (part & IS_ACTED_ON && role & ACTS) dealings.by++;
        if (part & ACTS && role & ACTS) dealings.beside++;
      }
    }
  }
}

/**
 * Of some acts in the order of the text, the last that stands before a word, else the first after it; null where none.
 */
export function nearest(acts: readonly ToldAct[], index: number, row: number): ToldAct | null {
  let found: ToldAct | null = null;
  for (const act of acts) {
    if (act.index === index && act.row === row) continue;
    if (found && isAfter(act, index, row)) break;
    found = act;
  }
  return found;
}

/** Whether an act stands after a word. */
export const isAfter = (act: ToldAct, index: number, row: number): boolean =>
  act.index > index || (act.index === index && act.row > row);

const NO_ACTS: readonly ToldAct[] = [];
const NOTHING: Tally = { acting: 0, actedOn: 0, hostileActing: 0, hostileActedOn: 0 };
const NO_DEALINGS: Dealings = { on: 0, by: 0, beside: 0 };
/** More than a sentence has words. */
const ROWS = 65536;
const wordKey = (index: number, row: number): number => index * ROWS + row;

function push<K>(map: Map<K, ToldAct[]>, key: K, act: ToldAct): void {
  const known = map.get(key);
  if (known) known.push(act);
  else map.set(key, [act]);
}

function toldBy({ setting, word, type, stage, odds }: FirstLook): ToldAct {
  const parts = new Map<string, Part>();
  for (const [at, { code }] of stage.candidates.entries()) {
    const part = partIn(odds[at]);
    if (part) parts.set(code, part);
  }
  return { index: setting.index, row: word.row, lemma: lemmaAt(setting.scene.tree, word.row), type, parts };
}

/** What a party is taken to do, by its odds (of `ROLES`). */
export function partIn(odds: Float64Array | undefined): Part {
  const [, actor = 0, recipient = 0, both = 0] = odds ?? [];
  const acts = actor + both >= ACTING;
  const actedOn = recipient + both >= ACTED_ON;
  return acts ? (actedOn ? 3 : 1) : actedOn ? 2 : 0;
}
