import type { ActorMention } from "../../mention/index.js";
import type { EventType } from "../schema.js";
import { fillerAt, isPassive, type Scene } from "../syntax/arguments.js";
import { pathBetween } from "../syntax/path.js";
import type { Slot } from "../syntax/slots.js";
import { caseOf, relation, type Tree } from "../syntax/tree.js";
import { highest } from "./classifier.js";
import type { FeatureList } from "./features.js";
import type { Company, PartyCandidate } from "./party-candidates.js";
import { partyKind } from "./party-kind.js";
import { lemmaAt } from "./trigger.js";
import { wordClass } from "./word-class.js";

/** What a party does in an act. */
export const ROLES = ["none", "actor", "recipient", "both"] as const;
export type Role = (typeof ROLES)[number];

/** What a frame's own mapping says of who acts and who is acted on; the judge weighs it. */
export interface FrameSides {
  readonly actor: ReadonlySet<string>;
  readonly recipient: ReadonlySet<string>;
}

/** What the parties of a sentence have in common in front of one word, so that it is worked out once. */
export interface Stage {
  readonly scene: Scene;
  readonly row: number;
  readonly type: EventType;
  readonly slots: readonly Slot[];
  readonly sides: FrameSides;
  /** Whether a frame of the type fits the word, though it may name nobody. */
  readonly framed: boolean;
  readonly candidates: readonly PartyCandidate[];
  /** Codes of the parties that each slot's phrase stands for, in the order of the slots. */
  readonly fillers: readonly ReadonlySet<string>[];
  /** Slots that hold some party, so that an empty one can be told from one that another fills. */
  readonly filled: ReadonlySet<string>;
  /** Who stands where the other side would. */
  readonly other: OtherSide;
}

/**
 * Codes of the parties that the phrase at a row stands for: of the mention at its head and those joined to it, else of
 * those inside it ("the militia, the YPG", "targets in northern Iraq").
 */
export function codesAt(scene: Scene, row: number): ReadonlySet<string> {
  let { parties } = fillerAt(scene, row);
  if (parties.length === 0)
    parties = (scene.tree.children[row] ?? [])
      .filter((at) => ["nmod", "appos", "compound", "conj", "acl"].includes(relation(scene.tree, at)))
      .flatMap((at) => fillerAt(scene, at).parties);
  return new Set(parties.flatMap(({ code }) => code ?? []));
}

/** What the first judge of roles holds of each candidate, in their order: odds by role. */
export type FirstView = readonly Float64Array[];

/** A candidate's likeliest role at first view. */
export const firstRole = (odds: Float64Array): Role => ROLES[highest(odds)] ?? "none";

/**
 * What is true of a party once a first view of the whole cast is known: its own odds, who else acts or is acted on, and
 * how the report has it stand with those.
 *
 * @param at the candidate's place among the stage's.
 */
export function castFeatures(out: FeatureList, stage: Stage, at: number, view: FirstView, company: Company): void {
  const { scene, row, type, candidates, sides } = stage;
  const candidate = candidates[at];
  const own = view[at];
  if (!candidate || !own) return;
  const upos = scene.tree.sentence.upos[row] ?? "";
  const lemma = lemmaAt(scene.tree, row);
  const { coarse } = wordClass(lemma);
  const kind = partyKind(candidate.code);
  const role = firstRole(own);
  const actors: PartyCandidate[] = [];
  const recipients: PartyCandidate[] = [];
  let mostActing = 0;
  let mostActedOn = 0;
  for (const [other, odds] of view.entries()) {
    const one = candidates[other];
    if (other === at || !one) continue;
    const as = firstRole(odds);
    if (as === "actor" || as === "both") actors.push(one);
    if (as === "recipient" || as === "both") recipients.push(one);
    if (one.from === candidate.from) {
      mostActing = Math.max(mostActing, (odds[1] ?? 0) + (odds[3] ?? 0));
      mostActedOn = Math.max(mostActedOn, (odds[2] ?? 0) + (odds[3] ?? 0));
    }
  }
  const others = `${Math.min(2, actors.length)}-${Math.min(2, recipients.length)}`;
  const acting = (own[1] ?? 0) + (own[3] ?? 0);
  const actedOn = (own[2] ?? 0) + (own[3] ?? 0);
  out.add("bias");
  out.add("first", role, type);
  out.add("first", role, candidate.from);
  thresholds(out, "acting", acting, candidate.from);
  thresholds(out, "acted on", actedOn, candidate.from);
  thresholds(out, "none", own[0] ?? 0, candidate.from);
  out.add("others", others, role, type);
  out.add("others", others, candidate.from, role);
  out.add("others", others, candidate.from, type);
  out.add("others", others, candidate.from, coarse);
  out.add("others", others, candidate.from, lemma);
  out.add("others", others, kind, role);
  out.add("others", others, kind, type);
  out.add("more acting", `${acting > mostActing}`, candidate.from, others);
  out.add("more acted on", `${actedOn > mostActedOn}`, candidate.from, others);
  out.add("more acted on", `${actedOn > mostActedOn}`, candidate.from, type);
  const cast = actors.length > 0 ? actors : recipients;
  const partner = cast.reduce((most, { code }) => Math.max(most, company.together(code, candidate.code)), 0);
  const best = candidates.every(
    (other) =>
      other === candidate ||
      actors.includes(other) ||
      recipients.includes(other) ||
      cast.every(({ code }) => company.together(code, other.code) <= partner),
  );
  const with_ = `${Math.min(3, partner)}${best ? " most" : ""}`;
  out.add("together", with_, candidate.from, others);
  out.add("together", with_, candidate.from, type);
  out.add("together", with_, role, kind);
  const foremost = cast.length > 0 && cast.every(({ rank }) => rank < 2) && candidate.rank < 2;
  out.add("foremost two", `${foremost}`, candidate.from, others);
  out.add("foremost two", `${foremost}`, candidate.from, type);
  out.add("rank", String(Math.min(4, candidate.rank)), candidate.from, others);
  out.add("order", String(Math.min(3, candidate.order)), candidate.from, others);
  const castKind = cast[0] ? partyKind(cast[0].code) : "none";
  out.add("kinds", castKind, kind, `${candidate.from} ${others}`);
  out.add("kinds", castKind, kind, type);
  out.add("frame's", `${sides.actor.size > 0}${sides.recipient.size > 0}`, role, others);
  out.add("word", upos, candidate.from, others);
}

function thresholds(out: FeatureList, name: string, p: number, from: string): void {
  for (const [step, named] of STEPS) if (p >= step) out.add(name, named, from);
}

const STEPS = [0.03, 0.07, 0.15, 0.25, 0.35, 0.5, 0.65, 0.8, 0.9].map((step) => [step, String(step)] as const);

/** What is true of a party in front of a word that tells of an act of a type. */
export function roleFeatures(out: FeatureList, stage: Stage, candidate: PartyCandidate): void {
  const { scene, row, type, slots, sides, candidates, fillers, filled, other } = stage;
  const { tree } = scene;
  const { sentence } = tree;
  const upos = sentence.upos[row] ?? "";
  const lemma = lemmaAt(tree, row);
  const { fine, coarse } = wordClass(lemma);
  const kind = partyKind(candidate.code);
  const voice = isPassive(tree, row) ? "passive" : upos;
  const here = candidates.filter(({ from }) => from === "sentence").length;
  const many = String(Math.min(5, here));
  out.add("bias");
  out.add("type", type);
  out.add("kind", kind, type);
  out.add("from", candidate.from, type);
  out.add("from", candidate.from, type, many);
  out.add("parties here", many, upos);
  const rank = String(Math.min(3, candidate.rank));
  out.add("rank", rank, candidate.from, type);
  const ruled = sides.actor.has(candidate.code)
    ? sides.recipient.has(candidate.code)
      ? "both"
      : "actor"
    : sides.recipient.has(candidate.code)
      ? "recipient"
      : "none";
  const known = `${sides.actor.size > 0}${sides.recipient.size > 0}`;
  out.add("frame says", ruled);
  out.add("frame says", ruled, type);
  out.add("frame says", ruled, type, known);
  out.add("frame says", ruled, candidate.from, known);
  out.add("frame says", ruled, lemma);
  if (candidate.from !== "sentence") {
    out.add("absent other", type, other);
    out.add("absent other", candidate.from, other);
    const gap = `${filled.has("subject") || filled.has("agent") || filled.has("owner") || filled.has("carrier's subject")}`;
    const object = `${filled.has("object") || filled.has("patient")}`;
    out.add("absent", type, gap, object);
    out.add("absent", candidate.from, type, gap);
    out.add("absent", candidate.from, type, object);
    out.add("absent", candidate.from, voice, gap);
    out.add("absent", lemma, gap, candidate.from);
    out.add("absent", rank, type, many);
    out.add("absent", rank, type, known);
    out.add("absent", rank, candidate.from, kind);
    out.add("absent order", String(Math.min(3, candidate.order)), candidate.from, type);
    out.add("absent lemma", lemma, rank, candidate.from);
    out.add("absent class", fine, kind, candidate.from);
    out.add("absent class", coarse, rank, type);
    return;
  }
  const slotted = slots.filter((_, at) => fillers[at]?.has(candidate.code));
  if (slotted.length === 0) {
    out.add("no slot", type, upos);
    out.add("no slot", type, known);
    out.add("no slot", type, other);
    out.add("no slot", voice, other);
  }
  for (const { name, row: at } of slotted) {
    const direct = candidate.mentions.some((mention) => covers(mention, at));
    out.add(direct ? "at" : "inside", name, type);
    out.add(direct ? "at" : "inside", name, kind);
    out.add("slot", name);
    out.add("slot", name, type);
    out.add("slot", name, lemma);
    out.add("slot", name, fine);
    out.add("slot", name, coarse, type);
    out.add("slot", name, voice, type);
    out.add("slot", name, kind, type);
    out.add("slot", name, known, type);
  }
  const joined = slots.filter((slot) => candidate.mentions.some((mention) => coordinatedWith(tree, mention, slot.row)));
  for (const { name } of joined) {
    out.add("joined", name);
    out.add("joined", name, type);
    out.add("joined", name, lemma);
  }
  const within = slots.filter((slot) => candidate.mentions.some((mention) => insideOf(tree, mention, slot.row)));
  for (const { name } of within) {
    out.add("within", name, type);
    out.add("within", name, upos);
  }
  for (const mention of candidate.mentions.slice(0, 4)) mentionFeatures(out, stage, mention, voice);
  const order = candidates
    .filter(({ from }) => from === "sentence")
    .map(({ code, mentions }) => ({
      code,
      distance: Math.min(...mentions.map(({ head }) => Math.abs(head - row))),
    }))
    .sort((a, b) => a.distance - b.distance)
    .findIndex(({ code }) => code === candidate.code);
  out.add("nearness", String(Math.min(3, order)), many);
  out.add("nearness", String(Math.min(3, order)), type);
}

/**
 * Who stands where the other side of an act would: nobody, some party, one of the subject's own ("with his minister"), or
 * someone who is no party ("with a historian").
 */
export type OtherSide = "nobody" | "no party" | "own" | "party";

/** Reads it off the slots and the parties that fill them. */
export function otherSide({ slots, fillers }: Pick<Stage, "slots" | "fillers">): OtherSide {
  const acting = slots.findIndex(({ name }) => name === "subject" || name === "agent");
  const own = fillers[acting] ?? new Set();
  const at = slots.findIndex(({ name }) => OTHER.has(name));
  const codes = [...(fillers[at] ?? [])];
  if (at < 0) return "nobody";
  if (codes.length === 0) return "no party";
  return codes.every((code) => own.has(code)) ? "own" : "party";
}

const OTHER = new Set(["object", "patient", "with", "addressee"]);

function mentionFeatures(out: FeatureList, { scene, row, type }: Stage, mention: ActorMention, voice: string): void {
  const { tree } = scene;
  const lemma = lemmaAt(tree, row);
  const side = mention.head < row ? "before" : mention.head > row ? "after" : "at";
  const distance = Math.abs(mention.head - row);
  const near = distance < 3 ? "2" : distance < 6 ? "5" : distance < 12 ? "11" : distance < 20 ? "19" : "far";
  const marker = caseOf(tree, mention.head);
  out.add("form", mention.form, type);
  out.add("named by", lemmaAt(tree, mention.head), type);
  out.add("named by", wordClass(lemmaAt(tree, mention.head)).fine, type);
  out.add("side", side, near, type);
  out.add("side", side, voice);
  out.add("marker", marker, type);
  out.add("marker", marker, side, lemma);
  // "US-backed fighters", "a Saudi-led raid", "Moscow-brokered talks": what the participle makes of the name before it.
  const joint = tree.sentence.form[mention.to] === "-" ? (tree.sentence.lower[mention.to + 1] ?? "") : "";
  if (joint) {
    out.add("joint", joint);
    out.add("joint", joint, type);
    out.add("joint", tree.sentence.xpos[mention.to + 1] ?? "", type);
  }
  out.add("stands as", tree.sentence.deprel[mention.head] ?? "", side, type);
  const path = pathBetween(tree, row, mention.head);
  if (!path) {
    out.add("far off", type, side);
    return;
  }
  const whole = `${path.up.join("<")}^${path.down.join(">")}`;
  const short = `${path.up.filter((hop) => hop !== "conj").join("<")}^${path.down.filter((hop) => hop !== "conj" && hop !== "appos" && hop !== "flat").join(">")}`;
  out.add("path", whole);
  out.add("path", whole, type);
  out.add("path", whole, voice);
  out.add("short path", short);
  out.add("short path", short, type);
  out.add("short path", short, voice, type);
  out.add("short path", short, lemma);
  out.add("short path", short, wordClass(lemma).fine);
  out.add("up", path.up.join("<"), type);
  out.add("down", path.down.join(">"), type);
  if (path.top !== row) {
    out.add("top", lemmaAt(tree, path.top), short);
    out.add("top", wordClass(lemmaAt(tree, path.top)).fine, short);
  }
}

const covers = (mention: ActorMention, row: number): boolean =>
  mention.head === row || (mention.from <= row && row < mention.to);

/** "Japan and Korea": whether a mention is coordinated with what stands at a row. */
function coordinatedWith(tree: Tree, mention: ActorMention, row: number): boolean {
  let at = mention.head;
  for (let step = 0; step < 5 && at >= 0 && relation(tree, at) === "conj"; step++) {
    at = tree.sentence.head[at] ?? -1;
    if (at === row) return true;
  }
  return false;
}

/** Whether a mention lies inside the phrase at a row without being its head. */
function insideOf(tree: Tree, mention: ActorMention, row: number): boolean {
  if (covers(mention, row)) return false;
  let at = mention.head;
  for (let step = 0; step < 5 && at >= 0; step++) {
    const kind = relation(tree, at);
    if (!["nmod", "compound", "amod", "appos", "flat", "conj", "case"].includes(kind)) return false;
    at = tree.sentence.head[at] ?? -1;
    if (at === row) return true;
  }
  return false;
}
