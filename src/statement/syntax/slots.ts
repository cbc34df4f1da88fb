import { argumentRow, isPassive } from "./arguments.js";
import { caseOf, child, relation, subject, type Tree } from "./tree.js";

/** Places around a word where those who act and are acted on stand, each the row of a token. */
export interface Slot {
  readonly name: string;
  readonly row: number;
}

/**
 * The slots of a word: its subject (that of the verb it is controlled by where it has none), its object, what hangs
 * from it or its object by a preposition, its owner and qualifiers, the subject of the verb that carries it, and the
 * one who speaks.
 */
export function slotsOf(tree: Tree, row: number): Slot[] {
  const { sentence } = tree;
  const found: Slot[] = [];
  const add = (name: string, at: number) => {
    if (at >= 0 && at !== row) found.push({ name, row: at });
  };
  const head = sentence.head[row] ?? -1;
  const kind = relation(tree, row);
  if (sentence.upos[row] === "VERB" || sentence.upos[row] === "ADJ") {
    const passive = isPassive(tree, row);
    add(passive ? "agent" : "subject", argumentRow(tree, row, "subj"));
    add(passive ? "patient" : "object", argumentRow(tree, row, "obj"));
    add("addressee", child(tree, row, "iobj"));
  } else {
    for (const at of tree.children[row] ?? []) {
      if (sentence.deprel[at] === "nmod:poss") add("owner", at);
      else if (at < row && ["amod", "compound", "nmod"].includes(relation(tree, at))) add("qualifier", at);
    }
    if (head >= 0 && (sentence.upos[head] === "VERB" || sentence.upos[head] === "AUX")) {
      const passive = isPassive(tree, head);
      const part = kind === "obj" ? "carrier's" : kind.startsWith("nsubj") ? "as subject:" : "adjunct's";
      if (!kind.startsWith("nsubj") || passive)
        add(`${part} ${passive ? "agent" : "subject"}`, argumentRow(tree, head, "subj"));
      if (kind !== "obj") add(`${part} object`, argumentRow(tree, head, "obj"));
      add(`${part} addressee`, child(tree, head, "iobj"));
      prepositions(head, `${part} `);
    }
  }
  prepositions(row, "");
  const object = child(tree, row, "obj");
  if (object >= 0) {
    prepositions(object, "object's ");
    for (const at of tree.children[object] ?? []) {
      if (sentence.deprel[at] === "nmod:poss") add("object's owner", at);
      else if (at < object && ["amod", "compound"].includes(relation(tree, at))) add("object's qualifier", at);
    }
  }
  const content = child(tree, row, "xcomp", "ccomp");
  if (content >= 0) {
    add("content's subject", child(tree, content, "nsubj"));
    add("content's object", child(tree, content, "obj"));
    prepositions(content, "content's ");
  }
  const speaker = speakerOver(tree, row);
  if (speaker >= 0) add("speaker", subject(tree, speaker));
  return found;

  function prepositions(of: number, prefix: string): void {
    for (const at of tree.children[of] ?? []) {
      const relationOf = relation(tree, at);
      if (relationOf !== "obl" && relationOf !== "nmod") continue;
      const marker = caseOf(tree, at);
      if (marker) add(`${prefix}${marker}`, at);
    }
  }
}

/** Row of the verb whose clausal object, or parenthesis, a word lies in; -1 where none. */
export function speakerOver(tree: Tree, row: number): number {
  const { sentence } = tree;
  let at = row;
  for (let step = 0; step < 6 && at >= 0; step++) {
    const head = sentence.head[at] ?? -1;
    if (head >= 0 && relation(tree, at) === "ccomp" && sentence.upos[head] === "VERB") return head;
    const after = (tree.children[at] ?? []).find(
      (next) => relation(tree, next) === "parataxis" && sentence.upos[next] === "VERB",
    );
    if (after !== undefined && child(tree, after, "nsubj") >= 0) return after;
    at = head;
  }
  return -1;
}
