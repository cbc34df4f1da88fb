import type { Sentence } from "../../language/index.js";
import type { ActorMention, QuantityMention } from "../../mention/index.js";
import type { FeatureList } from "../event/features.js";
import { wordClass } from "../event/word-class.js";

/** What is mentioned in a sentence, in the order of the text, and how political its article is. */
export interface Mentioned {
  readonly actors: readonly ActorMention[];
  readonly quantities: readonly QuantityMention[];
  /** How often the article names states and bodies: see `namingRate`. */
  readonly rate: string;
}

/** Names of states and bodies in 1,000 tokens, up to which a rate counts as the first, second, … step. */
const STEPS = [2, 6, 12, 24, 48];
/** Texts shorter than this are taken to be as long: a few words tell little. */
const SHORT = 40;

/**
 * How often an article names states and bodies, in steps from 0 (hardly ever) to 5 (in every line).
 *
 * @param tokens how many tokens the article has.
 */
export function namingRate(actors: readonly ActorMention[], tokens: number): number {
  const names = actors.filter(
    ({ form, parties }) => form === "name" && parties.some(({ code }) => code !== null && !code.includes(":")),
  ).length;
  const rate = (1000 * names) / Math.max(tokens, SHORT);
  return STEPS.filter((step) => rate >= step).length;
}

/** What is true of a tagged sentence, without a parse, that may tell whether it holds a statement. */
export function sentenceFeatures(out: FeatureList, sentence: Sentence, { actors, quantities, rate }: Mentioned): void {
  const codes = new Set<string>();
  for (const { parties, form } of actors) {
    out.add("form", form);
    for (const { code } of parties) codes.add(code ?? "");
  }
  const unknown = codes.delete("") || actors.some(({ parties }) => parties.length === 0);
  const states = [...codes].filter((code) => !code.includes(":")).length;
  const parties = partiesOf(sentence, actors);
  const { length } = sentence;
  out.add("bias");
  out.add("parties", String(Math.min(4, codes.size)));
  out.add("states", String(Math.min(4, states)));
  if (unknown) out.add("unknown");
  out.add("rate", rate, parties);
  out.add("length", length < 8 ? "7" : length < 15 ? "14" : length < 30 ? "29" : "more", parties);
  for (const { type } of quantities) out.add("quantity", type, parties);
  let next = 0;
  let before = "<start>";
  for (let row = 0; row < length; ) {
    while (next < actors.length && (actors[next]?.from ?? 0) < row) next++;
    const actor = actors[next];
    let symbol: string;
    if (actor?.from === row) {
      symbol = symbolOf(actor);
      actorFeatures(out, sentence, actor, symbol, before);
      row = Math.max(row + 1, actor.to);
    } else symbol = wordFeatures(out, sentence, row++, parties, rate);
    out.add("two", before, symbol);
    before = symbol;
  }
  out.add("two", before, "<end>");
}

/** Prepositions behind which a name tells where more often than who. */
const PLACING = new Set("in at near across through around throughout inside outside within".split(" "));

/** How many parties a sentence names otherwise than as a place ("0", "1", "2" for more), "place" where only so. */
function partiesOf(sentence: Sentence, actors: readonly ActorMention[]): string {
  const free = new Set<string>();
  let placed = false;
  for (const { from, parties } of actors)
    for (const { code } of parties) {
      if (code === null) continue;
      if (PLACING.has(sentence.lemma[from - 1] ?? "")) placed = true;
      else free.add(code);
    }
  return free.size === 0 && placed ? "place" : String(Math.min(2, free.size));
}

/** How far from an actor a verb is looked for, in tokens. */
const NEAR = 5;

/** What one actor adds: what it stands between, and the classes of the verbs next to it. */
function actorFeatures(
  out: FeatureList,
  { upos, lemma, length }: Sentence,
  { from, to }: ActorMention,
  symbol: string,
  before: string,
): void {
  out.add("actor", symbol);
  out.add("between", before, upos[to] ?? "", symbol);
  let row = to;
  while (row < to + NEAR && row < length && upos[row] !== "VERB") row++;
  if (row < to + NEAR && row < length) out.add("acts", symbol, wordClass(lemma[row] ?? "").fine);
  row = from - 1;
  while (row >= from - NEAR && row >= 0 && upos[row] !== "VERB") row--;
  if (row >= from - NEAR && row >= 0) out.add("acted on", symbol, wordClass(lemma[row] ?? "").fine);
}

/** What one word adds; gives what stands for it beside its neighbours. */
function wordFeatures(out: FeatureList, sentence: Sentence, row: number, parties: string, rate: string): string {
  const upos = sentence.upos[row] ?? "";
  // Names that are no actor's would be learned by heart.
  if (upos === "PROPN") return "<name>";
  if (upos === "NUM") return "<number>";
  const lemma = sentence.lemma[row] ?? "";
  out.add("lemma", lemma, upos);
  if (upos === "VERB" || upos === "AUX") out.add("tag", sentence.xpos[row] ?? "");
  if (upos !== "VERB" && upos !== "NOUN" && upos !== "ADJ") return lemma;
  const { fine, coarse } = wordClass(lemma);
  out.add("parties lemma", lemma, parties);
  out.add("fine", fine, upos);
  out.add("fine", fine, parties);
  out.add("coarse", coarse, upos);
  out.add("coarse", coarse, parties);
  out.add("rate", rate, fine);
  return lemma;
}

/** An actor by what it is and whether it is named or only stood for. */
function symbolOf({ form, parties }: ActorMention): string {
  const code = parties[0]?.code ?? null;
  if (code === null) return form === "person" ? "<person>" : "<nobody>";
  const kind = code.includes(":") ? code.slice(0, 3) : "state";
  return form === "name" ? `<${kind}>` : `<of ${kind}>`;
}
