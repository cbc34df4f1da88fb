import type { Aim, Claim, Commitment, Concern, Event, Quote } from "./schema.js";

/** A statement before it has its id, which counts statements in the order of the text. */
export type Unnumbered =
  | Omit<Event, "id">
  | Omit<Commitment, "id">
  | Omit<Aim, "id">
  | Omit<Concern, "id">
  | Omit<Claim, "id">
  | Omit<Quote, "id">;
