import { relation } from "../syntax/tree.js";
import type { EventDraft } from "./draft.js";
import type { Cast } from "./event.js";
import type { FeatureList } from "./features.js";
import type { FirstLook } from "./first-look.js";
import { partyKind } from "./party-kind.js";

/** Steps of the log-odds that likelihoods are told apart by. */
const STEPS = 10;

/**
 * What is true of a finished reading, for the judge of whether it is right: how likely the act and its cast are, whether
 * the frame's own mapping agrees, and what it looks like.
 *
 * @param read probability that the word tells of an act of the type, as the reader alone holds.
 */
export function soundnessFeatures(
  out: FeatureList,
  { setting, word, likely, stage: { sides } }: FirstLook,
  draft: EventDraft,
  read: number,
  { parts, probability, first, kept }: Cast,
): void {
  const { index, quoted, scene } = setting;
  const { kind, tried, row } = word;
  const { type, actor, recipient, status } = draft;
  const pattern = `${Math.min(3, actor.length)}-${Math.min(2, recipient.length)}`;
  const kinds = `${kindsOf(actor)}-${kindsOf(recipient)}`;
  const cast = parts.filter(({ role }) => role !== "none");
  const outside = cast.filter(({ candidate }) => candidate.from !== "sentence").length;
  const ruled = new Set([...sides.actor, ...sides.recipient]);
  const agrees =
    ruled.size === 0
      ? "silent"
      : ruled.size === cast.length && cast.every(({ candidate }) => ruled.has(candidate.code))
        ? "agrees"
        : "differs";
  out.add("bias");
  scale(out, "likely", likely);
  scale(out, "cast", probability);
  scale(out, "first cast", first);
  scale(out, "both", likely * probability);
  out.add("kept", String(kept));
  scale(out, "likely read", read);
  scale(out, "both read", read * first);
  out.add("type", type);
  out.add("pattern", pattern);
  out.add("pattern", pattern, type);
  out.add("kinds", kinds);
  out.add("status", status);
  out.add("word", kind, type);
  out.add("frame", String(tried.some(({ frame, unmet }) => unmet === null && frame.type === type)));
  out.add("frame's sides", agrees);
  out.add("frame's sides", agrees, type);
  out.add("outside", String(Math.min(2, outside)));
  out.add("outside", String(Math.min(2, outside)), type);
  out.add("parties", String(Math.min(6, parts.length)));
  out.add("stands as", relation(scene.tree, row), kind);
  out.add("quoted", String(quoted(row)));
  out.add("place", index < 2 ? "first" : index < 6 ? "early" : "late");
}

/** A likelihood as a row of thresholds it passes, so that a linear judge can bend. */
function scale(out: FeatureList, name: string, p: number): void {
  for (let step = 1; step < STEPS; step++) if (p >= step / STEPS) out.add(name, String(step));
  if (p >= 0.95) out.add(name, "95");
}

const kindsOf = (parties: EventDraft["actor"]): string =>
  [...new Set(parties.map(({ code }) => partyKind(code)))].sort().join("+") || "none";
