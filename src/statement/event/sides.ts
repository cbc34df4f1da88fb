import type { Filler } from "../syntax/arguments.js";

/** Who acts and who is acted on. */
export type Sides = readonly [actor: Filler, recipient: Filler];
