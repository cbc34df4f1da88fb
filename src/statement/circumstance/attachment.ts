import type { TimeMention } from "../../mention/index.js";
import { rootOf, type Tree } from "../syntax/tree.js";
import type { Happening } from "./happening.js";

/** Verbs of saying: a time that hangs from one is rather that of the saying. */
export const SAYING: ReadonlySet<string> = new Set(
  "say tell announce report state confirm declare add quote speak note reply".split(" "),
);

/** Where a time hangs: from the act's own word, from a noun below it, from the verb of saying above it, from another's word. */
export function attachmentOf(tree: Tree, time: TimeMention, act: Happening): string {
  const above = new Set<number>();
  for (let at = tree.sentence.head[act.head] ?? -1, step = 0; at >= 0 && step < 8; step++) {
    above.add(at);
    at = tree.sentence.head[at] ?? -1;
  }
  let at = tree.sentence.head[rootOf(tree, time.from, time.to)] ?? -1;
  let nouns = 0;
  for (let step = 0; step < 8 && at >= 0; step++) {
    if (at === act.head) return nouns === 0 ? "self" : "noun";
    const verb = tree.sentence.upos[at] === "VERB" || tree.sentence.upos[at] === "AUX";
    if (above.has(at)) {
      if (!verb) return "phrase";
      return SAYING.has((tree.sentence.lemma[at] ?? "").toLowerCase()) ? "saying" : "above";
    }
    if (verb) return at >= act.from && at < act.to ? "inner" : "another";
    nouns++;
    at = tree.sentence.head[at] ?? -1;
  }
  return "loose";
}
