import { opinionOf } from "../opinion.js";
import { ACTS } from "../reader/acts.js";
import type { ActView, SentenceView } from "../reader/reader.js";
import { EventType } from "../schema.js";
import { child, type Tree } from "../syntax/tree.js";
import type { FeatureList } from "./features.js";
import type { Judges } from "./judges.js";
import { framesOf } from "./lexicon.js";
import type { Setting } from "./setting.js";
import { type Stage, stageOf } from "./stage.js";
import { undoing } from "./status.js";
import { lemmaAt, triggerFeatures } from "./trigger.js";
import { turned, turnOf } from "./turned.js";
import { isUntold } from "./untold.js";
import { type Word, wordsOf } from "./word.js";

/** Readings of one word less likely than this are not looked into. */
const LEAST_LIKELY = 0.2;
/** Words that the judge of single facts holds surer than this to tell of no act are not asked of the reader. */
const SURELY_NONE = 0.9;
/** Senses of one word that are looked into. */
const SENSES = 2;

/** A word read as an act of one type, before the report's other acts are looked at. */
export interface FirstLook {
  readonly setting: Setting;
  readonly word: Word;
  /** What the reader of whole reports knows of the word. */
  readonly seen: ActView;
  /** What the judge of acts looked at. */
  readonly facts: Int32Array;
  readonly type: EventType;
  /** Probability that the word tells of an act of the type. */
  readonly likely: number;
  readonly stage: Stage;
  /** What each candidate seems to do, in their order: odds by role. */
  readonly odds: readonly Float64Array[];
}

/**
 * All readings of a report's words that are likely enough to be looked into, by sentence.
 *
 * @param views what the reader of whole reports knows of each setting.
 */
export const looksOf = (settings: readonly Setting[], views: readonly SentenceView[], judges: Judges): FirstLook[][] =>
  settings.map((setting, at) => (views[at] ? looksAt(setting, views[at], judges) : []));

function looksAt(setting: Setting, view: SentenceView, judges: Judges): FirstLook[] {
  const list = judges.scratch;
  const none = judges.act.labels.indexOf("none");
  const worth = wordsOf(setting, judges.nominal).flatMap((word) => {
    list.clear();
    describeWord(list, setting, word);
    const acts = judges.act.probabilities(list);
    return (acts[none] ?? 0) > SURELY_NONE ? [] : [{ word, acts: acts.slice(), facts: list.copy() }];
  });
  const views = view.acts(worth.map(({ word }) => word));
  const looks = worth.flatMap(({ word, acts, facts }, at) => {
    const read = views[at];
    if (!read) return [];
    const seen = pooled(setting, word, acts, read, judges);
    return [...acts.entries()]
      .filter(([label, p]) => label !== none && p >= LEAST_LIKELY)
      .sort(([, p], [, q]) => q - p)
      .slice(0, SENSES)
      .flatMap(([label, likely]): FirstLook[] => {
        const type = EventType.parse(judges.act.labels[label]);
        if (type === "CONSULT" && isNoMeeting(setting.scene.tree, word.row)) return [];
        const stage = stageOf(setting, word, type);
        return [{ setting, word, seen, facts, type, likely, stage, odds: seen.roles(stage).map(oddsOf) }];
      });
  });
  const promises = (row: number) => looks.some(({ word, type }) => word.row === row && type === "AGREE");
  return looks.filter(({ word, type }) => !isUntold(setting.scene.tree, word.row, type, promises));
}

/**
 * Both opinions of what act a word tells of, by what its clause makes of the act.
 *
 * @param acts the judge's odds; those of both are written over them. @param read what the reader holds of the word.
 * @returns what the reader holds, turned.
 */
export function pooled(
  { scene }: Setting,
  { row, kind }: Word,
  acts: Float64Array,
  read: ActView,
  { act }: Pick<Judges, "act">,
): ActView {
  const turn = turnOf(scene, row, kind);
  if (turn) turned(acts, act.labels, turn);
  const seen = turn ? { ...read, acts: turned(read.acts.map(Math.exp), ACTS, turn).map(Math.log) } : read;
  opinionOf(acts, seen.acts);
  return seen;
}

/** What is true of a word, for the judge of acts. */
export function describeWord(out: FeatureList, { scene, index, quoted }: Setting, { row, tried, slots }: Word): void {
  triggerFeatures(out, scene, row, tried, slots, index, quoted(row));
}

const isNoMeeting = (tree: Tree, row: number): boolean => isOfNoMeeting(tree, row) || isDiscussed(tree, row);

/** Whether a verb calls or puts off what is no meeting: "postponed a tax". */
function isOfNoMeeting(tree: Tree, row: number): boolean {
  const object = child(tree, row, "obj", "nsubj:pass");
  if (object < 0 || tree.sentence.upos[object] !== "NOUN" || !undoing(tree, row)) return false;
  const noun = lemmaAt(tree, object);
  return noun !== "plan" && !framesOf(noun, "n").some((frame) => frame.type === "CONSULT");
}

/** Verbs whose object is what is talked of. */
export const DISCUSSING: ReadonlySet<string> = new Set(["discuss", "address", "review", "debate", "raise"]);

/** Whether a noun is what others talk about: "to discuss the talks with Iran" tells of no talks that they hold. */
function isDiscussed(tree: Tree, row: number): boolean {
  const head = tree.sentence.head[row] ?? -1;
  return head >= 0 && tree.sentence.deprel[row] === "obj" && DISCUSSING.has(lemmaAt(tree, head));
}

/**
 * Odds by role from their logarithms, as the reader tells them; parties that it does not look at, those past the first of a
 * sentence with many, have no part.
 */
export const oddsOf = (read: Float64Array | null): Float64Array => read?.map(Math.exp) ?? Float64Array.of(1, 0, 0, 0);
