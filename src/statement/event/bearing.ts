import type { Account, ToldAct } from "./account.js";
import { ACTS, IS_ACTED_ON, isAfter, nearest } from "./account.js";
import type { FirstLook } from "./first-look.js";
import { framesOf } from "./lexicon.js";
import type { Stage } from "./stage.js";
import { lemmaAt } from "./trigger.js";

/** Acts of a report that bear on one of them: who does what there says who does what here. */
export interface Bearing {
  /** Those that the act is about, each with the way that leads from its word there: "condemned the strikes", "rejected the deal". */
  readonly spoken: readonly { readonly way: string; readonly act: ToldAct }[];
  /** The others by how they stand to it; null where there is none. */
  readonly others: readonly (readonly [name: string, act: ToldAct | null])[];
  /** The act itself, as it was counted at first look. */
  readonly self: ToldAct | null;
}

/** Steps up the tree to the act whose clause holds another's word. */
const UP = 6;

/** Works out what bears on an act. */
export function bearingOf(
  { setting, word: { row }, type, stage }: FirstLook,
  acting: ReadonlySet<string>,
  account: Account,
): Bearing {
  const { index, scene } = setting;
  const { tree } = scene;
  const self = account.at(index, row);
  let before: ToldAct | null = null;
  let theirs: ToldAct | null = null;
  for (const act of account.acts) {
    if (act === self || isAfter(act, index, row)) break;
    before = act;
    if (isTheirs(act, acting)) theirs = act;
  }
  let over: ToldAct | null = null;
  for (let at = tree.sentence.head[row] ?? -1, step = 0; at >= 0 && step < UP && !over; step++) {
    over = account.at(index, at);
    at = tree.sentence.head[at] ?? -1;
  }
  const [first = null] = account.acts;
  return {
    spoken: spokenOf(stage, index, account),
    others: [
      ["before", before],
      ["over", over],
      ["same", nearest(account.ofLemma(lemmaAt(tree, row)), index, row)],
      ["alike", nearest(account.ofType(type), index, row)],
      ["theirs", theirs],
      ["first", first === self ? null : first],
    ],
    self,
  };
}

/** Whether some of those who act here act on others there. */
function isTheirs({ parts }: ToldAct, acting: ReadonlySet<string>): boolean {
  let by = false;
  let on = false;
  for (const [code, part] of parts) {
    by ||= (part & ACTS) > 0 && acting.has(code);
    on ||= (part & IS_ACTED_ON) > 0 && !acting.has(code);
  }
  return by && on;
}

/** Slots that hold who acts, not what the act is about. */
const ACTORS = new Set(["subject", "agent", "speaker"]);
const POINTING = /^(?:it|this|that|which)$/;

function spokenOf({ scene: { tree }, row, slots }: Stage, index: number, account: Account): Bearing["spoken"] {
  const { sentence } = tree;
  return slots.flatMap(({ name, row: at }) => {
    if (at === row || ACTORS.has(name)) return [];
    const one = (way: string, act: ToldAct | null) => (act ? [{ way: `${name} ${way}`, act }] : []);
    const here = account.at(index, at);
    if (here) return one("here", here);
    const pronoun = sentence.upos[at] === "PRON";
    if (pronoun) return POINTING.test(sentence.lower[at] ?? "") ? one("pronoun", lastBefore(account, index)) : [];
    if (sentence.upos[at] !== "NOUN") return [];
    const lemma = lemmaAt(tree, at);
    const told = nearest(account.ofLemma(lemma), index, at);
    if (told) return one("same", told);
    const type = framesOf(lemma, "n")[0]?.type;
    const kin = type ? nearest(account.ofType(type), index, at) : null;
    if (kin) return one("kin", kin);
    return sentence.lower[at - 1] === "the" ? one("definite", lastBefore(account, index)) : [];
  });
}

/** The last act of the sentences before. */
function lastBefore({ acts }: Account, index: number): ToldAct | null {
  let found: ToldAct | null = null;
  for (const act of acts) {
    if (act.index >= index) break;
    found = act;
  }
  return found;
}
