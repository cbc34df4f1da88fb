import type { EventType } from "../schema.js";
import { readNoun, readVerb } from "./reading.js";
import { codesAt, type FrameSides, otherSide, type Stage } from "./roles.js";
import type { Setting } from "./setting.js";
import type { Word } from "./word.js";

const NOBODY: FrameSides = { actor: new Set(), recipient: new Set() };

/** A word of a sentence read as an act of one type: its slots, and what the first frame of that type says of its sides. */
export function stageOf({ scene, candidates }: Setting, { row, kind, tried, slots }: Word, type: EventType): Stage {
  const frame = tried.find(({ frame, unmet }) => unmet === null && frame.type === type)?.frame;
  const reading = frame ? (kind === "n" ? readNoun(scene, row, frame) : readVerb(scene, row, frame)) : null;
  const codes = (side: { parties: readonly { code: string | null }[] }) =>
    new Set(side.parties.flatMap(({ code }) => code ?? []));
  const sides = reading ? { actor: codes(reading.actor), recipient: codes(reading.recipient) } : NOBODY;
  const fillers = slots.map((slot) => codesAt(scene, slot.row));
  const filled = new Set(slots.flatMap(({ name }, at) => ((fillers[at]?.size ?? 0) > 0 ? [name] : [])));
  const other = otherSide({ slots, fillers });
  return { scene, row, type, slots, sides, framed: frame !== undefined, candidates, fillers, filled, other };
}
