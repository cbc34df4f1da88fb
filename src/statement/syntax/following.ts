import type { Tree } from "./tree.js";

/**
 * Row of what the words right after a word bring in, and how, where the parse hangs it elsewhere: "commitment to raising",
 * "intent on winning", "hope that …". -1 and "none" where they bring in nothing that is allowed.
 *
 * @param allows whether a complement joined so may follow ("xcomp", "ccomp", a preposition).
 */
export function following(tree: Tree, row: number, allows: (name: string) => boolean): [number, string] {
  const { sentence } = tree;
  let at = row + 1;
  while (at < row + 3 && sentence.upos[at] === "ADV") at++;
  const lemma = (sentence.lemma[at] ?? "").toLowerCase();
  const tag = sentence.xpos[at] ?? "";
  const head = sentence.head[at] ?? -1;
  if (head <= at) return [-1, "none"];
  if (tag === "TO" && allows("xcomp")) return [head, "xcomp"];
  if (lemma === "that" && allows("ccomp")) return [head, "ccomp"];
  if (/^(ADP|SCONJ|PART)$/.test(sentence.upos[at] ?? "") && allows(lemma)) return [head, lemma];
  return [-1, "none"];
}
