import { ACTS } from "../reader/acts.js";
import type { ActView, SentenceView } from "../reader/reader.js";
import { type EventType, Status, TWO_SIDED } from "../schema.js";
import { type Filler, fill, NOBODY as NO_ONE, together } from "../syntax/arguments.js";
import { Account } from "./account.js";
import { arrange, type Part } from "./arrange.js";
import { answerTo, type SideAnswer, sideQuestions } from "./casting.js";
import { highest } from "./classifier.js";
import { withoutDoubles } from "./doubles.js";
import { draftOf, type EventDraft } from "./draft.js";
import { type FirstLook, looksOf } from "./first-look.js";
import type { Judges, Manner } from "./judges.js";
import { asGroup, namelessAt } from "./nameless.js";
import { inOwnPlace, type OneSide } from "./own-place.js";
import { isVisitTold, presencesIn } from "./presence.js";
import { carrierOf, realityAt } from "./reading.js";
import { ROLES, type Role } from "./roles.js";
import type { Setting } from "./setting.js";
import type { Sides } from "./sides.js";
import { soundnessFeatures } from "./soundness.js";
import { settled } from "./status.js";
import { statusFeatures } from "./status-features.js";
import { lemmaAt } from "./trigger.js";
import { wordsFor } from "./words-for.js";

/** One way of reading an act off a word. */
export interface ActReading {
  readonly setting: Setting;
  readonly row: number;
  readonly draft: EventDraft;
  /** What the judge of whole readings looked at, where it is to be kept. */
  readonly soundness: Int32Array | null;
}

/**
 * Events of a report's parsed sentences, each with the judges' probability that it is right.
 *
 * @param views what the reader of whole reports knows of each setting.
 * @returns drafts in the order of the words; the same act told twice is not merged here.
 */
export function codeEvents(settings: readonly Setting[], views: readonly SentenceView[], judges: Judges): EventDraft[] {
  return readingsOf(settings, views, judges).flatMap((of, at) => {
    const told = withoutDoubles(of).map(({ draft }) => draft);
    return [...told, ...(settings[at] ? presencesIn(settings[at]).filter((one) => !isVisitTold(one, told)) : [])];
  });
}

/**
 * All readings of a report's words that are likely enough to be looked into, by sentence: at first look each for itself,
 * then who takes part in the light of what all of them tell.
 *
 * @param keep whether what the last judge looked at is kept, for learning.
 */
export function readingsOf(
  settings: readonly Setting[],
  views: readonly SentenceView[],
  judges: Judges,
  keep = false,
): ActReading[][] {
  const looks = looksOf(settings, views, judges);
  const account = new Account(looks.flat());
  return looks.map((of) => of.flatMap((look) => read(look, account, judges, keep) ?? []));
}

/** One reading of a word: its parties, mode, status, time and place; null where it has no sides. */
function read(look: FirstLook, account: Account, judges: Judges, keep: boolean): ActReading | null {
  const { setting, word, type, seen } = look;
  const { scene } = setting;
  const ofOthers = mayBeOfOthers(look);
  // Of most words nobody seems to act or to be acted on: what sort of act they would tell of need not be weighed.
  if (!ofOthers && look.odds.every((odds) => ROLES[highest(odds)] === "none")) return null;
  const list = judges.scratch;
  const { mode, form, cast } = castIn(look, account, judges);
  if (mode === "visit" && isAtHome(cast)) return null;
  const isIdle = cast.parts.every(({ role }) => role === "none");
  const arranged = ofOthers && isIdle ? NO_SIDES : arrange(scene, word, type, mode, cast.parts);
  if (!arranged) return null;
  const sides = mode === "visit" ? withHosts(arranged, fill(scene, word.row, "dest")) : arranged;
  const reality = realityAt(setting, word);
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
  const told = named(draft, look, cast);
  if (told.actor.length + told.recipient.length === 0) return null;
  list.clear();
  soundnessFeatures(list, look, draft, Math.exp(seen.acts[ACTS.indexOf(type)] ?? 0), cast);
  const sound = judges.sound.probabilities(list);
  return {
    setting,
    row: word.row,
    draft: { ...told, confidence: sound[judges.sound.labels.indexOf("right")] ?? 0 },
    soundness: keep ? list.copy() : null,
  };
}

/** Who receives somebody from elsewhere has a visitor. */
const RECEIVED: Manner = { mode: "visit", form: "visit" };
const isReceiving = ({ setting, word, type }: FirstLook): boolean =>
  type === "CONSULT" && word.kind === "v" && lemmaAt(setting.scene.tree, word.row) === "receive";
const hasBoth = ({ parts }: Cast): boolean =>
  ["actor", "recipient"].every((side) => parts.some(({ role }) => role === side));

/** The manner of an act, and who has a part in it. */
function castIn(look: FirstLook, account: Account, judges: Judges): Manner & { readonly cast: Cast } {
  const manner = bestMode(judges, look);
  if (manner.mode === null && isReceiving(look)) {
    const cast = castAs("visit", look, account, judges);
    if (hasBoth(cast) && !isAtHome(cast)) return { ...RECEIVED, cast };
  }
  return { ...manner, cast: castAs(manner.mode, look, account, judges) };
}

function castAs(mode: string | null, look: FirstLook, account: Account, judges: Judges): Cast {
  const cast = castOf(look, mode, account, judges);
  return mode === "visit" ? hosted(cast) : cast;
}

/** Acts likelier than this may be told though no party seems to take part in them. */
const LIKELY = 0.5;
const NO_SIDES: Sides = [NO_ONE, NO_ONE];

/** Whether a word tells likely enough of an act that it is told even of those who only stand there: "hundreds of miners marched". */
const mayBeOfOthers = ({ type, likely }: FirstLook): boolean => likely >= LIKELY && !TWO_SIDED.has(type);

/**
 * An act of one party on another with a group that stands where a side has its place, or with those shown who have no code ("arrested
 * two women"), where nobody else is on their side.
 */
function named(draft: EventDraft, { setting: { scene }, word }: FirstLook, { parts }: Cast): EventDraft {
  if (TWO_SIDED.has(draft.type)) return draft;
  const side = (known: EventDraft["actor"], as: OneSide): EventDraft["actor"] => {
    if (known.length > 0) return known;
    const there = inOwnPlace(scene, word, parts, as);
    if (there.length > 0) return there.flatMap(({ candidate }) => wordsFor(scene, word, candidate, as).parties);
    const someone = namelessAt(scene, word, as);
    return someone ? [asGroup(scene, someone, draft.type === "PROTEST")] : [];
  };
  return { ...draft, actor: side(draft.actor, "acting"), recipient: side(draft.recipient, "acted on") };
}

/** What the parties do in an act. */
export interface Cast {
  readonly parts: readonly Part[];
  /** Probability that both sides are so. */
  readonly probability: number;
  /** Probability that what each party seems to do at first look is so. */
  readonly first: number;
  /** Whether it is what it seemed at first look. */
  readonly kept: boolean;
}

/** What each party does in an act, and how likely the whole cast is. */
export function castOf(
  look: FirstLook,
  mode: string | null,
  account: Account,
  judges: Pick<Judges, "actors" | "recipients" | "scratch">,
): Cast {
  const { odds } = look;
  const [acting, actedOn = NOBODY] = sideQuestions(look, mode, account).map((question) =>
    answerTo(question, question.side === "actor" ? judges.actors : judges.recipients, judges.scratch),
  );
  const roles = odds.map((_, at) => roleOf(acting?.members.includes(at) ?? false, actedOn.members.includes(at)));
  let first = 1;
  let kept = true;
  for (const [at, of] of odds.entries()) {
    const best = highest(of);
    first *= of[best] ?? 0;
    kept &&= ROLES[best] === roles[at];
  }
  return {
    parts: look.stage.candidates.map((candidate, at) => ({ candidate, role: roles[at] ?? "none" })),
    probability: (acting?.probability ?? 0) * actedOn.probability,
    first,
    kept,
  };
}

/** A visit to several countries is one to each of them. */
function withHosts([actor, recipient]: Sides, hosts: Filler): Sides {
  const known = new Set([...actor.parties, ...recipient.parties].map(({ code }) => code));
  const more = hosts.parties.filter(({ code }) => !known.has(code));
  if (hosts.parties.length < 2 || more.length === 0) return [actor, recipient];
  return [actor, together([recipient, { ...NO_ONE, parties: more }])];
}

/** A visit's cast, where whoever receives somebody else does not visit himself. */
function hosted(cast: Cast): Cast {
  if (!cast.parts.some(({ role }) => role === "actor")) return cast;
  return { ...cast, parts: cast.parts.map((part) => (part.role === "both" ? { ...part, role: "recipient" } : part)) };
}

/** Whether whoever is visited is the visitor: a state's own people travelling in it are no visit. */
function isAtHome({ parts }: Cast): boolean {
  const hosts = parts.filter(({ role }) => role === "recipient" || role === "both");
  return hosts.length > 0 && hosts.every(({ role }) => role === "both");
}

const NOBODY: SideAnswer = { members: [], probability: 1 };

const roleOf = (acts: boolean, actedOn: boolean): Role =>
  acts ? (actedOn ? "both" : "actor") : actedOn ? "recipient" : "none";

/** The likeliest mode and form of an act's type. */
export function bestMode(
  judges: Pick<Judges, "mode" | "modes" | "scratch">,
  {
    facts,
    type,
    seen,
  }: { readonly facts: Int32Array; readonly type: EventType; readonly seen: Pick<ActView, "modes"> },
): Manner {
  const list = judges.scratch;
  list.ids.set(facts);
  list.size = facts.length;
  const scores = judges.mode.scores(list);
  const read = seen.modes(type);
  const usual = type === "CONSULT" ? "meeting" : null;
  let best: Manner = { mode: null, form: usual };
  let most = Number.NEGATIVE_INFINITY;
  for (const { label, at, mode, form } of judges.modes.get(type) ?? []) {
    const score = (scores[at] ?? 0) + (read.get(label) ?? 0);
    if (score <= most) continue;
    best = { mode, form: form ?? usual };
    most = score;
  }
  return best;
}
