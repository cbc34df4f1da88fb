import type { EventType } from "../schema.js";
import { caseOf, negated, relation } from "../syntax/tree.js";
import type { FeatureList } from "./features.js";
import type { Setting } from "./setting.js";
import type { Reality } from "./status.js";
import { lemmaAt } from "./trigger.js";
import type { Word } from "./word.js";
import { wordClass } from "./word-class.js";

/** Words on either side that are looked at. */
const NEAR = 4;

/** What is true of the words around an act that tells whether it takes place: what the grammar says, auxiliaries, adverbs, the verbs above, the times it is tied to. */
export function statusFeatures(
  out: FeatureList,
  { article, scene: { tree }, times, quoted }: Setting,
  { row, kind }: Word,
  type: EventType,
  mode: string | null,
  reality: Reality,
): void {
  const { sentence } = tree;
  const lemma = lemmaAt(tree, row);
  const { status } = reality;
  out.add("bias");
  out.add("type", type);
  out.add("mode", type, mode ?? "");
  out.add("grammar", status);
  out.add("grammar", status, type);
  out.add("grammar", status, type, mode ?? "");
  out.add("grammar", status, kind);
  out.add("grammar", status, sentence.deprel[row] ?? "");
  out.add("grammar", status, lemma);
  out.add("tag", sentence.xpos[row] ?? "", type);
  out.add("lemma", lemma);
  out.add("class", wordClass(lemma).fine);
  out.add("relation", sentence.deprel[row] ?? "", kind);
  if (quoted(row)) out.add("quoted", status);
  const particle = (tree.children[row] ?? []).find((at) => sentence.deprel[at] === "compound:prt");
  if (particle !== undefined) out.add("particle", lemma, sentence.lower[particle] ?? "");
  for (let at = row - 2; at <= row; at++)
    out.add("pair", String(at - row), sentence.lower[at] ?? "", sentence.lower[at + 1] ?? "");
  out.add("tag class", sentence.xpos[row] ?? "", wordClass(lemma).fine);
  for (let at = Math.max(0, row - NEAR); at < Math.min(sentence.length, row + NEAR + 1); at++)
    if (at !== row) out.add("near", at < row ? "before" : "after", sentence.lower[at] ?? "");
  let at = row;
  for (let step = 0; step < 4 && at >= 0; step++) {
    const level = String(step);
    for (const next of tree.children[at] ?? []) {
      const relationOf = relation(tree, next);
      const word = sentence.lower[next] ?? "";
      if (relationOf === "aux" || relationOf === "cop") {
        out.add("auxiliary", level, word);
        out.add("auxiliary", level, word, sentence.xpos[at] ?? "");
        out.add("auxiliary", level, word, type);
      } else if (relationOf === "advmod" || relationOf === "mark" || (relationOf === "amod" && step === 0)) {
        out.add(relationOf, level, word);
        out.add(relationOf, word, type);
      }
    }
    if (negated(tree, at)) out.add("negated", level, kind);
    const head = sentence.head[at] ?? -1;
    const relationOf = sentence.deprel[at] ?? "";
    if (head >= 0) {
      const above = lemmaAt(tree, head);
      out.add("above", level, relationOf, above);
      out.add("above", relationOf, above, sentence.xpos[head] ?? "");
      out.add("above class", level, relationOf, wordClass(above).fine);
      out.add("above tag", level, relationOf, sentence.xpos[head] ?? "");
      out.add("marker", level, caseOf(tree, at), relationOf);
    } else out.add("root", level, sentence.xpos[at] ?? "");
    at = head;
  }
  let close = sentence.length;
  let closest = "none";
  const published = article.published?.slice(0, 10) ?? "";
  for (const time of times) {
    if (!time.date || !published) continue;
    const start = time.date.split("/")[0] ?? "";
    const side = start > published ? "ahead" : start === published.slice(0, start.length) ? "now" : "behind";
    out.add("time", side, kind);
    out.add("time", side, status);
    out.add("time", side, time.relation, type);
    const far = Math.abs(time.head - row);
    if (far < close) [close, closest] = [far, side];
  }
  out.add("closest", closest, sentence.xpos[row] ?? "", type);
  out.add("closest", closest, status, close < 6 ? "near" : "far");
}
