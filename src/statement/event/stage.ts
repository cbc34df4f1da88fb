import type { EventType } from "../schema.js";
import { fillerAt, type Scene } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import { relation } from "../syntax/tree.js";
import type { PartyCandidate } from "./party-candidates.js";
import { readNoun, readVerb } from "./reading.js";
import type { Setting } from "./setting.js";
import type { Word } from "./word.js";

/** What a frame's own mapping says of who acts and who is acted on; readers weigh it. */
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
function codesAt(scene: Scene, row: number): ReadonlySet<string> {
  let { parties } = fillerAt(scene, row);
  if (parties.length === 0)
    parties = (scene.tree.children[row] ?? [])
      .filter((at) => ["nmod", "appos", "compound", "conj", "acl"].includes(relation(scene.tree, at)))
      .flatMap((at) => fillerAt(scene, at).parties);
  return new Set(parties.flatMap(({ code }) => code ?? []));
}

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

/**
 * Who stands where the other side of an act would: nobody, some party, one of the subject's own ("with his minister"), or
 * someone who is no party ("with a historian").
 */
export type OtherSide = "nobody" | "no party" | "own" | "party";

/** Reads it off the slots and the parties that fill them. */
function otherSide({ slots, fillers }: Pick<Stage, "slots" | "fillers">): OtherSide {
  const acting = slots.findIndex(({ name }) => name === "subject" || name === "agent");
  const own = fillers[acting] ?? new Set();
  const at = slots.findIndex(({ name }) => OTHER.has(name));
  const codes = [...(fillers[at] ?? [])];
  if (at < 0) return "nobody";
  if (codes.length === 0) return "no party";
  return codes.every((code) => own.has(code)) ? "own" : "party";
}

const OTHER = new Set(["object", "patient", "with", "addressee"]);
