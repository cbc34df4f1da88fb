import { opinionOf } from "../opinion.js";
import { ACTS } from "../reader/acts.js";
import type { ActView, SentenceView } from "../reader/reader.js";
import { EventType, Form, Status } from "../schema.js";
import { child, relation, type Tree } from "../syntax/tree.js";
import { arrange, type Part } from "./arrange.js";
import { highest } from "./classifier.js";
import { draftOf, type EventDraft } from "./draft.js";
import type { FeatureList } from "./features.js";
import type { Judges } from "./judges.js";
import { framesOf } from "./lexicon.js";
import { carrierOf, realityAt } from "./reading.js";
import { castFeatures, type FrameSides, ROLES, roleFeatures, type Stage } from "./roles.js";
import type { Setting } from "./setting.js";
import { soundnessFeatures } from "./soundness.js";
import { stageOf } from "./stage.js";
import { settled, undoing } from "./status.js";
import { statusFeatures } from "./status-features.js";
import { lemmaAt, triggerFeatures } from "./trigger.js";
import { type Word, wordsOf } from "./word.js";

/** What is true of a word, for the judge of acts. */
export function describeWord(out: FeatureList, { scene, index, quoted }: Setting, { row, tried, slots }: Word): void {
  triggerFeatures(out, scene, row, tried, slots, index, quoted(row));
}

/** Readings of one word less likely than this are not looked into. */
const LEAST_LIKELY = 0.12;
/** Words that the judge of single facts holds surer than this to tell of no act are not asked of the reader. */
const SURELY_NONE = 0.95;
/** Senses of one word that are looked into. */
const SENSES = 2;
/** One way of reading an act off a word. */
export interface ActReading {
  readonly setting: Setting;
  readonly row: number;
  readonly draft: EventDraft;
  /** What the judge of whole readings looked at, where it is to be kept. */
  readonly soundness: Int32Array | null;
}

/**
 * Events of one parsed sentence, each with the judges' probability that it is right.
 *
 * @returns drafts in the order of the words; the same act told twice is not merged here.
 */
export function codeSentence(setting: Setting, view: SentenceView, judges: Judges): EventDraft[] {
  return withoutDoubles(readingsOf(setting, view, judges)).map(({ draft }) => draft);
}

/**
 * All readings of a sentence's words that are likely enough to be looked into.
 *
 * @param view what the reader of whole reports knows of the sentence.
 * @param keep whether what the last judge looked at is kept, for learning.
 */
export function readingsOf(setting: Setting, view: SentenceView, judges: Judges, keep = false): ActReading[] {
  const list = judges.described;
  const found: ActReading[] = [];
  const none = judges.act.labels.indexOf("none");
  const worth = wordsOf(setting, judges.nominal).flatMap((word) => {
    list.clear();
    describeWord(list, setting, word);
    const acts = judges.act.probabilities(list);
    return (acts[none] ?? 0) > SURELY_NONE ? [] : [{ word, acts: acts.slice(), features: list.copy() }];
  });
  const views = view.acts(worth.map(({ word }) => word));
  for (const [at, { word, acts, features }] of worth.entries()) {
    const seen = views[at];
    if (!seen) continue;
    opinionOf(acts, seen.acts);
    list.clear();
    list.ids.set(features);
    list.size = features.length;
    const likely: { label: number; p: number }[] = [];
    for (let label = 0; label < acts.length; label++) {
      const p = acts[label] ?? 0;
      if (label !== none && p >= LEAST_LIKELY) likely.push({ label, p });
    }
    for (const { label, p } of likely.sort((a, b) => b.p - a.p).slice(0, SENSES)) {
      const type = EventType.parse(judges.act.labels[label]);
      const reading = read(setting, { word, seen, facts: list }, { type, likely: p }, judges, keep);
      if (reading) found.push(reading);
    }
  }
  return found;
}

/** A word with what the reader knows of it and the facts that the judge of acts looks at. */
interface Looked {
  readonly word: Word;
  readonly seen: ActView;
  readonly facts: FeatureList;
}

/** One reading of a word: its parties, mode, status, time and place; null where it has no sides. */
function read(
  setting: Setting,
  { word, seen, facts }: Looked,
  { type, likely }: { readonly type: EventType; readonly likely: number },
  judges: Judges,
  keep: boolean,
): ActReading | null {
  const { scene } = setting;
  if (type === "CONSULT" && (isOfNoMeeting(scene.tree, word.row) || isDiscussed(scene.tree, word.row))) return null;
  const cast = rolesOf(setting, word, seen, type, judges);
  const { parts } = cast;
  // Of most words nobody named acts or is acted on: what sort of act they would tell of need not be weighed.
  if (parts.every(({ role }) => role === "none")) return null;
  const { mode, form } = bestMode(judges, facts, type, seen);
  const sides = arrange(scene.tree, word, type, mode, parts);
  if (!sides) return null;
  const reality = realityAt(setting, word);
  const list = judges.scratch;
  list.clear();
  statusFeatures(list, setting, word, type, mode, reality);
  const statuses = judges.status.probabilities(list);
  const status = settled(scene.tree, word.row, type, reality) ?? Status.parse(judges.status.labels[highest(statuses)]);
  const draft = draftOf(
    {
      article: setting.article,
      scene,
      row: word.row,
      governor: word.kind === "n" ? carrierOf(scene.tree, word.row) : -1,
    },
    { type, mode, form },
    { ...reality, status },
    sides,
  );
  list.clear();
  soundnessFeatures(list, setting, word, draft, likely, Math.exp(seen.acts[ACTS.indexOf(type)] ?? 0), cast);
  const sound = judges.sound.probabilities(list);
  return {
    setting,
    row: word.row,
    draft: { ...draft, confidence: sound[judges.sound.labels.indexOf("right")] ?? 0 },
    soundness: keep ? list.copy() : null,
  };
}

/** Whether a verb calls or puts off what is no meeting: "postponed a tax". */
function isOfNoMeeting(tree: Tree, row: number): boolean {
  const object = child(tree, row, "obj", "nsubj:pass");
  if (object < 0 || tree.sentence.upos[object] !== "NOUN" || !undoing(tree, row)) return false;
  const noun = lemmaAt(tree, object);
  return noun !== "plan" && !framesOf(noun, "n").some((frame) => frame.type === "CONSULT");
}

/** Verbs whose object is what is talked of. */
const DISCUSSING = new Set(["discuss", "address", "review", "debate", "raise"]);

/** Whether a noun is what others talk about: "to discuss the talks with Iran" tells of no talks that they hold. */
function isDiscussed(tree: Tree, row: number): boolean {
  const head = tree.sentence.head[row] ?? -1;
  return head >= 0 && tree.sentence.deprel[row] === "obj" && DISCUSSING.has(lemmaAt(tree, head));
}

/** What the parties do in an act. */
export interface Cast {
  readonly parts: readonly Part[];
  /** Probability that all of it is so, and that of its least sure part. */
  readonly sure: number;
  readonly least: number;
  /** Probability that all of it is so, as the reader alone holds. */
  readonly readSure: number;
  /** What the frame's own mapping says. */
  readonly sides: FrameSides;
}

/** What each party does in an act, and how likely the whole cast is. */
export function rolesOf(
  setting: Setting,
  word: Word,
  seen: ActView,
  type: EventType,
  judges: Pick<Judges, "role" | "cast" | "scratch">,
): Cast {
  const stage = stageOf(setting, word, type);
  const view = firstView(stage, judges);
  const list = judges.scratch;
  const roles = seen.roles(stage);
  let sure = 1;
  let least = 1;
  let readSure = 1;
  const parts = setting.candidates.map((candidate, at): Part => {
    list.clear();
    castFeatures(list, stage, at, view, setting.company);
    const odds = opinionOf(judges.cast.probabilities(list), roles[at] ?? null);
    const best = highest(odds);
    sure *= odds[best] ?? 0;
    least = Math.min(least, odds[best] ?? 0);
    readSure *= Math.exp(roles[at]?.[best] ?? 0);
    return { candidate, role: ROLES[best] ?? "none" };
  });
  return { parts, sure, least, readSure, sides: stage.sides };
}

/** What each party seems to do, looked at alone. */
export function firstView(stage: Stage, { role, scratch }: Pick<Judges, "role" | "scratch">): Float64Array[] {
  return stage.candidates.map((candidate) => {
    scratch.clear();
    roleFeatures(scratch, stage, candidate);
    return role.probabilities(scratch).slice();
  });
}

/** The likeliest mode and form of an act's type. Labels are `TYPE/mode/form`. */
export function bestMode(
  judges: Pick<Judges, "mode">,
  acts: FeatureList,
  type: EventType,
  seen: Pick<ActView, "modes">,
): { mode: string | null; form: Form | null } {
  const scores = judges.mode.scores(acts);
  const prefix = `${type}/`;
  const read = seen.modes(type);
  let best = "";
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < scores.length; at++) {
    const label = judges.mode.labels[at] ?? "";
    if (!label.startsWith(prefix)) continue;
    const score = (scores[at] ?? 0) + (read.get(label) ?? 0);
    if (score <= most) continue;
    best = label;
    most = score;
  }
  const [, mode, form] = best.split("/");
  return { mode: mode || null, form: form ? Form.parse(form) : type === "CONSULT" ? "meeting" : null };
}

/** Of two words of a sentence that tell the same act ("hold talks", "signed an agreement") the surer stays. */
export function withoutDoubles(found: readonly ActReading[]): ActReading[] {
  return found.filter((one) => !found.some((other) => other !== one && tied(one, other) && isSurer(other, one)));
}

function tied(one: ActReading, other: ActReading): boolean {
  const { tree } = one.setting.scene;
  const { head } = tree.sentence;
  const [a, b] = [one.row, other.row];
  // A verb that only carries the other word tells no act of its own.
  if (a === b || carrierOf(tree, a) === b || carrierOf(tree, b) === a) return true;
  if (one.draft.type !== other.draft.type) return false;
  // Those who "met to discuss trade" met once.
  const tells = (row: number) =>
    TELLING.has(relation(tree, row)) ||
    (relation(tree, row) === "advcl" && (DISCUSSING.has(lemmaAt(tree, row)) || isManner(tree, row, one.draft.type)));
  return (head[a] === b && tells(a)) || (head[b] === a && tells(b));
}

/** "struck the city, killing three", "condemned it, calling it a crime": how an act was done is no act of its own; but a meeting on a visit is. */
const isManner = ({ sentence }: Tree, row: number, type: EventType): boolean =>
  type !== "CONSULT" && sentence.xpos[row] === "VBG";

const isSurer = (a: ActReading, b: ActReading): boolean =>
  a.draft.confidence > b.draft.confidence || (a.draft.confidence === b.draft.confidence && a.row < b.row);

/** Relations by which a word and its carrier tell one act. */
const TELLING = new Set(["obj", "nsubj", "obl", "xcomp", "compound", "nmod"]);
