import { ACTS, IS_ACTED_ON, partIn, TEMPER, type ToldAct } from "./account.js";
import type { SideOption, SideQuestion } from "./casting.js";
import type { FeatureList } from "./features.js";
import type { PartyCandidate } from "./party-candidates.js";
import { partyKind } from "./party-kind.js";
import { lemmaAt } from "./trigger.js";
import { wordClass } from "./word-class.js";

const PARTS = ["none", "actor", "recipient", "both"] as const;
const partOf = (act: ToldAct | null, code: string): string => (act ? PARTS[act.parts.get(code) ?? 0] : "no act");
const few = (count: number): string => String(Math.min(3, count));

/** What is true of an answer as a whole, for the judges of sides. */
export function describeOption(
  out: FeatureList,
  { look, first, opposite, odds }: SideQuestion,
  option: SideOption,
): void {
  const { stage, type } = look;
  const { members, told } = option;
  const lemma = lemmaAt(stage.scene.tree, stage.row);
  const size = few(members.length);
  const beside = `${size} ${Math.min(2, opposite.length)}`;
  const how = howItDiffers(members, first);
  out.add("how", how, type);
  out.add("how", how, beside);
  out.add("size", size, type);
  out.add("size", size, lemma);
  out.add("size", size, wordClass(lemma).fine, type);
  out.add("size", beside, type);
  out.add("size", size, stage.other, type);
  out.add("size", size, FILLING.filter((slot) => stage.filled.has(slot)).join("+"), type);
  out.add("size", size, `frame ${stage.framed}`, `${stage.sides.actor.size > 0} ${stage.sides.recipient.size > 0}`);
  let own = 0;
  let best = 0;
  for (const [at, p] of odds.entries()) {
    own += logOdds(members.includes(at) ? p : 1 - p);
    best += logOdds(first.includes(at) ? p : 1 - p);
  }
  for (const [step, name] of BEHIND)
    if (best - own > step) {
      out.add("behind", name);
      out.add("behind", name, how);
    }
  if (how === "first") for (const [step, name] of UNSURE) if (-best > step) out.add("unsure", name, size);
  const from = [...new Set(members.map((at) => stage.candidates[at]?.from ?? ""))].sort().join("+");
  out.add("from", from, type);
  out.add("from", from, beside);
  out.add("from", from, lemma);
  out.add("told", told, type);
}

/** Slots whose being filled tells whether a side is named. */
const FILLING = ["subject", "agent", "object", "patient", "with", "addressee"];

function howItDiffers(members: readonly number[], first: readonly number[]): string {
  const more = members.some((at) => !first.includes(at));
  const less = first.some((at) => !members.includes(at));
  if (!more && !less) return "first";
  if (members.length === 0) return "nobody";
  return more ? (less ? "others" : "more") : "fewer";
}

const logOdds = (p: number): number => {
  const bounded = Math.max(1e-4, Math.min(1 - 1e-4, p));
  return Math.log(bounded / (1 - bounded));
};

/** What is true of a candidate as one of a side. */
export function describeMember(out: FeatureList, question: SideQuestion, at: number): void {
  const { look, odds, bearing, account, opposite } = question;
  const { stage, type, setting } = look;
  const candidate = stage.candidates[at];
  if (!candidate) return;
  const { code, from } = candidate;
  const temper = TEMPER[type];
  const there = `${from} ${type}`;
  for (const [step, name] of STEPS) if ((odds[at] ?? 0) >= step) out.add("in", name, from);
  const ruled = `${stage.sides.actor.has(code)} ${stage.sides.recipient.has(code)} ${stage.framed}`;
  out.add("frame says", ruled, there);
  for (const [slot, { name }] of stage.slots.entries())
    if (stage.fillers[slot]?.has(code)) {
      out.add("slot", name, type);
      out.add("slot", name, wordClass(lemmaAt(stage.scene.tree, stage.row)).fine);
    }
  out.add("kind", partyKind(code), type, from);
  out.add("own", PARTS[partIn(look.odds[at])], there);
  out.add("on both sides", String(opposite.includes(at)), there);
  out.add("rank", few(candidate.rank), there);
  out.add("order", few(candidate.order), from);
  for (const [name, act] of bearing.others) {
    const part = partOf(act, code);
    out.add(name, part, type);
    out.add(name, part, act?.type ?? "", temper);
    out.add(name, part, from);
  }
  const lemma = lemmaAt(stage.scene.tree, stage.row);
  if (bearing.spoken.length === 0) out.add("spoken", "nothing", there);
  for (const { way, act } of bearing.spoken) {
    const part = partOf(act, code);
    out.add("spoken", part, way, type);
    out.add("spoken", part, act.type, type);
    out.add("spoken", part, way, from);
    out.add("spoken", part, lemma, act.type);
  }
  const { acting, actedOn, hostileActing, hostileActedOn } = account.tally(code, bearing.self);
  out.add("tally", few(acting), few(actedOn), there);
  out.add("hostile", few(hostileActing), few(hostileActedOn), `${from} ${temper}`);
  if (hostileActedOn > 0 && hostileActedOn >= account.mostSuffered - 1) out.add("most suffering", there);
  const dealings = dealingsOf(question, code);
  out.add("dealings", dealings, `${from} ${temper}`);
  out.add("dealings", dealings, type);
  const together = (one: PartyCandidate) =>
    opposite.reduce(
      (most, other) => Math.max(most, setting.company.together(stage.candidates[other]?.code ?? "", one.code)),
      0,
    );
  const own = together(candidate);
  out.add("together", few(own), there);
  if (stage.candidates.every((one, other) => other === at || opposite.includes(other) || together(one) <= own))
    out.add("together most", there);
}

/** How often the report has a party act on, be acted on by, and act beside those of the other side. */
function dealingsOf({ look, opposite, account, bearing: { self } }: SideQuestion, code: string): string {
  const all = { on: 0, by: 0, beside: 0 };
  const own = self?.parts.get(code) ?? 0;
  for (const at of opposite) {
    const other = look.stage.candidates[at]?.code ?? "";
    const { on, by, beside } = account.dealings(code, other);
    const part = own ? (self?.parts.get(other) ?? 0) : 0;
    all.on += on - (own & ACTS && part & IS_ACTED_ON ? 1 : 0);
    all.by += by - (own & IS_ACTED_ON && part & ACTS ? 1 : 0);
    all.beside += beside - (own & ACTS && part & ACTS ? 1 : 0);
  }
  return `${few(all.by)}${few(all.on)}${few(all.beside)}`;
}

/** What is true of a candidate as none of a side. */
export function describeLeftOut(out: FeatureList, { look: { stage, type }, odds }: SideQuestion, at: number): void {
  const candidate = stage.candidates[at];
  const p = odds[at] ?? 0;
  if (!candidate || p < 0.05) return;
  for (const [step, name] of STEPS) if (step >= 0.05 && p >= step) out.add("left out", name, candidate.from);
  out.add("left out", partyKind(candidate.code), type);
}

const named = (steps: readonly number[]) => steps.map((step) => [step, String(step)] as const);
const STEPS = named([0.02, 0.05, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95]);
/** How far an answer is behind what seemed so at first look, and how unsure that was, in log-odds. */
const BEHIND = named([0.25, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5, 7]);
const UNSURE = named([0.1, 0.3, 0.6, 1, 1.5, 2, 3, 4]);
