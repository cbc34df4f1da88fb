import type { Scene } from "../syntax/arguments.js";
import { fillerAt, isPassive } from "../syntax/arguments.js";
import type { Slot } from "../syntax/slots.js";
import { caseOf, child, isInfinitive, relation, type Tree } from "../syntax/tree.js";
import { unmetCondition } from "./conditions.js";
import type { FeatureList } from "./features.js";
import { type Frame, framesOf } from "./lexicon.js";
import { partyKind } from "./party-kind.js";
import { wordClass } from "./word-class.js";

/** v for verbs, n for nouns, a for adjectives; null for what cannot tell of an act. */
export type WordKind = "v" | "n" | "a";

/** What kind of word a frame would look for at a row. */
export function wordKind({ sentence }: Tree, row: number): WordKind | null {
  const upos = sentence.upos[row];
  if (upos === "VERB" || (upos === "ADJ" && sentence.xpos[row] === "VBN")) return "v";
  return upos === "NOUN" || upos === "PROPN" ? "n" : upos === "ADJ" ? "a" : null;
}

/** A frame of a word's lemma, and the condition it does not meet (null where it meets all). */
export interface Tried {
  readonly frame: Frame;
  readonly unmet: string | null;
}

/** The frames of a row's word, each with what it lacks. */
export function tryFrames(scene: Scene, row: number, kind: WordKind): Tried[] {
  return framesOf(lemmaAt(scene.tree, row), kind).map((frame) => {
    const unmet = unmetCondition(scene, row, frame);
    return { frame, unmet: unmet && `${unmet.absent ? "no " : ""}${unmet.argument}` };
  });
}

/** Lemma of a row in lower case; empty for -1. */
export const lemmaAt = ({ sentence }: Tree, row: number): string => (sentence.lemma[row] ?? "").toLowerCase();

const PREPOSITIONAL = new Set(["obl", "nmod", "advcl", "acl"]);

/**
 * What is true of a word that may tell of an act: its lemma and class, its place in the sentence, the words and
 * parties around it, the frames that fit it.
 *
 * @param tried the word's frames.
 * @param slots where its parties may stand.
 * @param place the sentence's place among the article's; @param quoted whether the word stands in a quotation.
 */
export function triggerFeatures(
  out: FeatureList,
  scene: Scene,
  row: number,
  tried: readonly Tried[],
  slots: readonly Slot[],
  place: number,
  quoted: boolean,
): void {
  const { tree } = scene;
  const { sentence } = tree;
  const lemma = lemmaAt(tree, row);
  const upos = sentence.upos[row] ?? "";
  const { fine, coarse } = wordClass(sentence.lower[row] ?? "");
  const base = wordClass(lemma);
  const deprel = sentence.deprel[row] ?? "";
  const head = sentence.head[row] ?? -1;
  const above = lemmaAt(tree, head);
  out.add("bias");
  out.add("lemma", lemma);
  out.add("lemma", lemma, upos);
  out.add("lemma", lemma, sentence.xpos[row] ?? "");
  out.add("fine", fine, upos);
  out.add("fine", base.fine, upos);
  out.add("coarse", coarse, upos);
  out.add("coarse", base.coarse, upos);
  out.add("tag", sentence.xpos[row] ?? "");
  out.add("relation", deprel, upos);
  out.add("lemma relation", lemma, deprel);
  out.add("head", deprel, head < 0 ? "root" : (sentence.upos[head] ?? ""));
  out.add("head lemma", deprel, above);
  out.add("head class", deprel, wordClass(above).fine);
  out.add("lemma head", lemma, above);
  if (head >= 0) out.add("grand", deprel, relation(tree, head), lemmaAt(tree, sentence.head[head] ?? -1));
  for (const { type } of head >= 0 ? framesOf(above, sentence.upos[head] === "NOUN" ? "n" : "v") : [])
    out.add("head tells", deprel, type);
  const outer = outerAct(tree, row);
  if (outer >= 0) {
    out.add("content of", lemmaAt(tree, outer));
    out.add("content of class", wordClass(lemmaAt(tree, outer)).fine, upos);
    for (const { type } of framesOf(lemmaAt(tree, outer), sentence.upos[outer] === "NOUN" ? "n" : "v"))
      out.add("content of act", type, upos);
  }
  let fits = 0;
  for (const { frame, unmet } of tried) {
    out.add(unmet === null ? "fits" : "misses", frame.type);
    if (unmet !== null) continue;
    out.add("fits as", fits === 0 ? "first" : "later", frame.type, String(Math.round(frame.weight * 10)));
    out.add("mode", frame.type, frame.mode ?? "", frame.form ?? "");
    fits++;
  }
  if (tried.length === 0) out.add("no frame", upos);
  else if (fits === 0) out.add("no fit", upos);
  out.add("next", sentence.lower[row + 1] ?? "");
  out.add("lemma next", lemma, sentence.lower[row + 1] ?? "");
  out.add("before", sentence.lower[row - 1] ?? "");
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    if (kind === "punct") continue;
    const marker = PREPOSITIONAL.has(kind) ? caseOf(tree, at) : "";
    const word = lemmaAt(tree, at);
    out.add("has", kind, marker);
    out.add("lemma has", lemma, kind, marker);
    out.add("class has", base.coarse, kind, marker);
    out.add("dependent", kind, word);
    out.add("lemma dependent", lemma, kind, word);
    out.add("dependent class", kind, marker, wordClass(word).fine);
    out.add("lemma dependent class", lemma, kind, wordClass(word).coarse);
    if (kind === "aux") out.add("auxiliary", sentence.lower[at] ?? "", upos);
  }
  for (const slot of slots) {
    const who = whoAt(scene, slot.row);
    out.add("slot", slot.name, who);
    out.add("lemma slot", lemma, slot.name, who);
    out.add("class slot", base.coarse, slot.name, who);
    out.add("slot class", slot.name, wordClass(lemmaAt(tree, slot.row)).fine);
  }
  const object = slots.find(({ name }) => name === "object" || name === "patient");
  if (object) {
    const word = lemmaAt(tree, object.row);
    out.add("lemma object", lemma, word);
    out.add("class object", base.coarse, wordClass(word).fine);
    out.add("fine object", base.fine, wordClass(word).coarse);
  }
  const content = child(tree, row, "xcomp", "ccomp");
  if (content >= 0) {
    out.add("content", lemmaAt(tree, content));
    out.add("content class", base.coarse, wordClass(lemmaAt(tree, content)).fine);
    for (const { type } of framesOf(lemmaAt(tree, content), "v")) out.add("content tells", base.coarse, type);
  }
  if (isPassive(tree, row)) out.add("passive", upos);
  const codes = new Set(scene.actors.flatMap(({ parties }) => parties.map(({ code }) => code)));
  out.add("parties", String(Math.min(4, codes.size)), upos);
  out.add("place", place < 1 ? "first" : place < 3 ? "early" : place < 8 ? "middle" : "late");
  out.add("length", sentence.length < 12 ? "short" : sentence.length < 30 ? "middling" : "long");
  if (quoted) out.add("quoted", upos);
  out.add("depth", String(depthOf(tree, row)), upos);
}

/** Row of the word whose clause a word's act is the content of ("refused to attend", "a demand to leave"); -1 where none. */
function outerAct(tree: Tree, row: number): number {
  const { sentence } = tree;
  let at = row;
  for (let step = 0; step < 5; step++) {
    const head = sentence.head[at] ?? -1;
    if (head < 0) return -1;
    const kind = relation(tree, at);
    const clause =
      kind === "xcomp" || kind === "ccomp" || ((kind === "acl" || kind === "advcl") && isInfinitive(tree, at));
    if (clause) return head;
    if (kind !== "conj" && kind !== "obj" && kind !== "obl" && kind !== "nmod") return -1;
    at = head;
  }
  return -1;
}

/** What kind of party stands at a row: the mention's parties, else none. */
function whoAt(scene: Scene, row: number): string {
  const [party] = fillerAt(scene, row).parties;
  return party ? partyKind(party.code) : "none";
}

function depthOf({ sentence }: Tree, row: number): number {
  let depth = 0;
  for (let at = row; depth < 6 && at >= 0; depth++) at = sentence.head[at] ?? -1;
  return depth - 1;
}
