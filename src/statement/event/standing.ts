/** What a party does in an act, as far as it tells where its words stand; in meetings and treaties all sides act. */
export type Standing = "acting" | "acted on" | "either";

/**
 * Which side stands in a slot (`slotsOf`): "either" where both may ("the talks with", "a visit of").
 *
 * @example standingAt("carrier's subject") // "acting"
 */
export function standingAt(slot: string): Standing {
  if (/^(?:object|content)'s /.test(slot)) return "acted on";
  if (/(?:^| )(?:subject|agent|owner|by|speaker)$/.test(slot)) return "acting";
  return /(?:^| )(?:object|patient|addressee|against|on|upon|to|toward|towards|at|into|over)$/.test(slot)
    ? "acted on"
    : "either";
}
