import { TWO_SIDED } from "../schema.js";
import type { Account } from "./account.js";
import { ACTS, IS_ACTED_ON, partIn } from "./account.js";
import { type Bearing, bearingOf } from "./bearing.js";
import { describeLeftOut, describeMember, describeOption } from "./casting-features.js";
import { type Classifier, highest } from "./classifier.js";
import type { FeatureList } from "./features.js";
import type { FirstLook } from "./first-look.js";

/** A side of an act; of one whose parties all act, as at a meeting, the only one is "actor". */
export type Side = "actor" | "recipient";

/** Those who may make up a side: places among the act's candidates, in their order. */
export interface SideOption {
  readonly members: readonly number[];
  /** The part they have in an act that this one is about, which suggested them: "actors", "recipients", "all"; else empty. */
  readonly told: string;
}

/** One side of an act as a question: who makes it up? */
export interface SideQuestion {
  readonly look: FirstLook;
  readonly side: Side;
  /** What may be answered; the first is who seemed to be there at first look. */
  readonly options: readonly SideOption[];
  /** Each candidate's odds at first look to be on the side. */
  readonly odds: readonly number[];
  /** Those who seemed to be on the side at first look, and those on the other. */
  readonly first: readonly number[];
  readonly opposite: readonly number[];
  readonly bearing: Bearing;
  readonly account: Account;
}

/** Whether all parties of an act act in it, so that it has one side. */
export const isOneSided = (type: FirstLook["type"], mode: string | null): boolean =>
  TWO_SIDED.has(type) && mode !== "visit";

/** The questions who makes up each side of an act, in the light of what its report tells in all. */
export function sideQuestions(look: FirstLook, mode: string | null, account: Account): SideQuestion[] {
  const { odds } = look;
  const best = odds.map(highest);
  const places = [...odds.keys()];
  const oneSided = isOneSided(look.type, mode);
  // Of a meeting read off "received" the host seems to be acted on, as of a visit.
  const actors = places.filter((at) => best[at] === 1 || best[at] === 3 || (oneSided && best[at] === 2));
  const recipients = oneSided ? [] : places.filter((at) => (best[at] ?? 0) >= 2);
  const seeming = look.stage.candidates.flatMap(({ code }, at) => (partIn(odds[at]) & ACTS ? [code] : []));
  const bearing = bearingOf(look, new Set(seeming), account);
  const ask = (side: Side, first: readonly number[], opposite: readonly number[]): SideQuestion => {
    const own = odds.map((p) => {
      const [, acts = 0, isActedOn = 0, both = 0] = p;
      return both + (oneSided ? acts + isActedOn : side === "actor" ? acts : isActedOn);
    });
    const one = { look, side, odds: own, first, opposite, bearing, account };
    return { ...one, options: optionsOf(one, oneSided) };
  };
  const acting = ask("actor", actors, recipients);
  return oneSided ? [acting] : [acting, ask("recipient", recipients, actors)];
}

/** Candidates that are weighed one by one, those from elsewhere in the report that are weighed two by two, parties of a side, options. */
const ONE_BY_ONE = 9;
const TWO_BY_TWO = 3;
const MOST = 8;
const OPTIONS = 28;

/**
 * Who may make up a side: those who seemed to; nobody; those with one more, or one less; one alone; those who have a part
 * in what the act is about; two that only the report around the sentence names.
 */
function optionsOf(
  { look: { stage }, first, opposite, odds, bearing }: Omit<SideQuestion, "options">,
  oneSided: boolean,
): SideOption[] {
  // However many those are who seemed to be there, they may be.
  const found = new Map<string, SideOption>([[first.join(), { members: first, told: "" }]]);
  const add = (members: readonly number[], told = "") => {
    const sorted = [...new Set(members)].sort((a, b) => a - b);
    const key = sorted.join();
    if (sorted.length <= MOST && !found.has(key)) found.set(key, { members: sorted, told });
  };
  add([]);
  const likeliest = [...odds.keys()].sort((a, b) => (odds[b] ?? 0) - (odds[a] ?? 0)).slice(0, ONE_BY_ONE);
  for (const at of likeliest) {
    add(first.includes(at) ? first.filter((one) => one !== at) : [...first, at]);
    add([at]);
  }
  for (const { act } of bearing.spoken)
    for (const [told, part] of [
      ["actors", ACTS],
      ["recipients", IS_ACTED_ON],
      ["all", ACTS | IS_ACTED_ON],
    ] as const) {
      const members = stage.candidates.flatMap(({ code }, at) =>
        (act.parts.get(code) ?? 0) & part && !opposite.includes(at) ? [at] : [],
      );
      if (members.length > 0) add(oneSided ? [...first, ...members] : members, told);
    }
  const outside = likeliest.filter((at) => stage.candidates[at]?.from !== "sentence").slice(0, TWO_BY_TWO);
  for (const [i, one] of outside.entries()) for (const other of outside.slice(i + 1)) add([one, other]);
  return [...found.values()].slice(0, OPTIONS);
}

/** An answer to who makes up a side, and how likely it is. */
export interface SideAnswer {
  readonly members: readonly number[];
  readonly probability: number;
}

/**
 * The likeliest answer to a question of sides, by a conditional logit over its options (McFadden 1974): the probability of
 * each grows with the sum of what its members, those left out, and they as a whole speak for it.
 *
 * @param judge of the side. @param list is overwritten.
 */
export function answerTo(question: SideQuestion, judge: Classifier, list: FeatureList): SideAnswer {
  const score = (describe: () => void): number => {
    list.clear();
    describe();
    return judge.scores(list)[0] ?? 0;
  };
  const asked = new Set(question.options.flatMap(({ members }) => members));
  // What a candidate adds to options that it is in, beside what it adds to the others.
  const worth = question.odds.map((_, at) =>
    asked.has(at)
      ? score(() => describeMember(list, question, at)) - score(() => describeLeftOut(list, question, at))
      : 0,
  );
  const scores = question.options.map(
    (option) =>
      score(() => describeOption(list, question, option)) +
      option.members.reduce((sum, at) => sum + (worth[at] ?? 0), 0),
  );
  const best = highest(Float64Array.from(scores));
  const most = scores[best] ?? 0;
  const all = scores.reduce((sum, one) => sum + Math.exp(one - most), 0);
  return { members: question.options[best]?.members ?? [], probability: 1 / all };
}
