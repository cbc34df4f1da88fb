import frameTable from "../../../data/frames.tsv";
import { EventType, Form } from "../schema.js";

/** A condition that a frame puts on its word's arguments. */
export interface Condition {
  /** obj, subj, prt, prep, xcomp, ccomp, plural, joint, phone, want, dest, or a preposition. */
  readonly argument: string;
  /** Whether the argument must be missing. */
  readonly absent: boolean;
  /** What the argument must name: "actor", "person", a sector, or lemmas; null for anything. */
  readonly actor: "actor" | "person" | null;
  readonly lemmas: ReadonlySet<string> | null;
}

/** One sense of a word: the event it tells of, when it does, and where those who act and are acted on stand. */
export interface Frame {
  readonly type: EventType;
  readonly mode: string | null;
  readonly form: Form | null;
  readonly when: readonly Condition[];
  readonly actor: readonly string[];
  readonly recipient: readonly string[];
  readonly weight: number;
}

type Pos = "v" | "n" | "a";

/** Types and forms by name: the table has some 900 rows, and checking a name takes longer than looking it up. */
const types = new Map<string, EventType>(EventType.options.map((type) => [type, type]));
const forms = new Map<string, Form>(Form.options.map((form) => [form, form]));
const typeOf = (name: string): EventType => types.get(name) ?? EventType.parse(name);
const formOf = (name: string): Form => forms.get(name) ?? Form.parse(name);

/** Frames by lemma and part of speech. */
const index = new Map<string, Map<string, Frame[]>>();

for (const line of frameTable.split("\n").slice(1)) {
  if (!line || line.startsWith("#")) continue;
  const [
    type = "",
    mode = "",
    form = "",
    pos = "",
    when = "-",
    actor = "-",
    recipient = "-",
    weight = "0.5",
    words = "",
  ] = line.split("\t");
  const frame: Frame = {
    type: typeOf(type),
    mode: mode || null,
    form: form ? formOf(form) : null,
    when: when === "-" ? [] : when.split(",").map(condition),
    actor: actor === "-" ? [] : actor.split("+"),
    recipient: recipient === "-" ? [] : recipient.split("+"),
    weight: Number(weight),
  };
  for (const word of words.split("|")) {
    const known = index.get(word) ?? new Map<string, Frame[]>();
    index.set(word, known);
    const frames = known.get(pos);
    if (frames) frames.push(frame);
    else known.set(pos, [frame]);
  }
}

function condition(text: string): Condition {
  const absent = text.startsWith("!");
  const body = absent ? text.slice(1) : text;
  const [argument = "", lemmas] = body.split("=");
  const [name = "", actor] = argument.split("@");
  const kind = actor === undefined ? null : actor === "person" ? "person" : "actor";
  return { argument: name, absent, actor: kind, lemmas: lemmas === undefined ? null : new Set(lemmas.split("|")) };
}

/**
 * The senses of a word, in the order in which they are tried.
 *
 * @param pos v for verbs, n for nouns, a for adjectives.
 * @example framesOf("meet", "v")[0]?.type // "CONSULT"
 */
export function framesOf(lemma: string, pos: Pos): readonly Frame[] {
  return index.get(lemma)?.get(pos) ?? NONE;
}

const NONE: readonly Frame[] = [];

/** Whether a word has any sense, as whatever part of speech. */
export const isKnown = (lemma: string): boolean => index.has(lemma);
