import { argumentRow, fill, fillerAt, isPassive, type Scene } from "../syntax/arguments.js";
import { child, relation } from "../syntax/tree.js";
import type { Condition, Frame } from "./lexicon.js";

/**
 * The first condition of a frame that its word does not meet; null where it meets all.
 *
 * @param row the word's row.
 */
export function unmetCondition(scene: Scene, row: number, frame: Frame): Condition | null {
  return frame.when.find((condition) => holds(scene, row, condition) === condition.absent) ?? null;
}

function holds(scene: Scene, row: number, { argument, actor, lemmas }: Condition): boolean {
  const { tree } = scene;
  const { sentence } = tree;
  switch (argument) {
    case "plural":
      return pluralSubject(scene, row) || sentence.xpos[row] === "NNS";
    case "joint":
      return (
        (tree.children[row] ?? []).some((at) =>
          ["joint", "military", "naval", "live-fire"].includes(sentence.lower[at] ?? ""),
        ) || fill(scene, row, "between").parties.length > 0
      );
    case "phone":
      return (
        sentence.lemma[row] !== "call" ||
        (tree.children[row] ?? []).some((at) =>
          ["phone", "telephone", "video"].includes((sentence.lemma[at] ?? "").toLowerCase()),
        ) ||
        fill(scene, row, "with").parties.length + fill(scene, row, "between").parties.length > 0
      );
    case "passive":
      return isPassive(tree, row);
    case "compound":
      return (tree.children[row] ?? []).some(
        (at) => at < row && (lemmas === null || lemmas.has((sentence.lemma[at] ?? "").toLowerCase())),
      );
    case "dest":
      return fill(scene, row, "dest").parties.length > 0;
    case "subj": {
      const subjectRow = argumentRow(tree, row, "subj");
      return lemmas !== null && fillerAt(scene, subjectRow).parties.some(({ sector }) => lemmas.has(sector ?? ""));
    }
    case "prep":
      return [...(lemmas ?? [])].every(
        (preposition) =>
          argumentRow(tree, row, preposition) >= 0 || (tree.children[child(tree, row, "obj")] ?? []).length > 99,
      );
    case "prt":
      return lemmas === null
        ? child(tree, row, "compound:prt") >= 0
        : lemmas.has((sentence.lemma[child(tree, row, "compound:prt", "advmod")] ?? "").toLowerCase()) ||
            lemmas.has(sentence.lower[row + 1] ?? "");
    default: {
      const at = argumentRow(tree, row, argument);
      if (at < 0) return false;
      if (lemmas)
        return [
          at,
          ...(tree.children[at] ?? []).filter((x) => relation(tree, x) === "conj" || relation(tree, x) === "nmod"),
        ].some((x) => lemmas.has((sentence.lemma[x] ?? "").toLowerCase()));
      if (actor === null) return true;
      const filler = fillerAt(scene, at, false);
      return actor === "person"
        ? filler.people.length > 0 || filler.parties.some(({ office, sector }) => office !== null || sector === "GOV")
        : filler.parties.length > 0;
    }
  }
}

function pluralSubject(scene: Scene, row: number): boolean {
  const at = argumentRow(scene.tree, row, "subj");
  return at >= 0 && fillerAt(scene, at).parties.length > 1;
}
