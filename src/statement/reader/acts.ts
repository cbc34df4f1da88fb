import { EventType } from "../schema.js";

/** Types of acts by their number; the first stands for none. */
export const ACTS: readonly string[] = ["none", ...EventType.options];

/** The kinds of statements that words are judged for, by number. */
export const KINDS = ["commitment", "aim", "concern", "claim"] as const;
export type Kind = (typeof KINDS)[number];
