import type { Article } from "../article/index.js";
import { evidenceOf } from "./evidence.js";
import { caseOf, child, reach, relation, type Tree } from "./tree.js";

const ABOUT = new Set(["on", "over", "about", "regarding", "concerning"]);
const AGENDA_VERBS = new Set([
  "discuss",
  "address",
  "prioritize",
  "prioritise",
  "include",
  "cover",
  "review",
  "raise",
  "focus",
  "tackle",
  "consider",
  "explore",
]);

/** Longest topic, in words. */
const WORDS = 6;

/**
 * What a meeting is about, as written: "talks on trade and Syria", "met to discuss tariffs", "will focus on security".
 *
 * @param rows the event's word and the verbs that carry it.
 */
export function topicsOf(article: Article, tree: Tree, rows: readonly number[]): string[] {
  const heads: number[] = [];
  for (const row of rows) {
    for (const at of tree.children[row] ?? []) {
      const kind = relation(tree, at);
      if ((kind === "nmod" || kind === "obl") && ABOUT.has(caseOf(tree, at)) && !isTime(tree, at)) heads.push(at);
      if (
        (kind === "advcl" || kind === "xcomp" || kind === "acl" || kind === "conj") &&
        AGENDA_VERBS.has((tree.sentence.lemma[at] ?? "").toLowerCase())
      )
        heads.push(...objectsOf(tree, at));
      if (kind === "obj")
        for (const inner of tree.children[at] ?? [])
          if (relation(tree, inner) === "nmod" && ABOUT.has(caseOf(tree, inner)) && !isTime(tree, inner))
            heads.push(inner);
    }
    if (AGENDA_VERBS.has((tree.sentence.lemma[row] ?? "").toLowerCase())) heads.push(...objectsOf(tree, row));
  }
  return [...new Set(heads.flatMap((head) => phrases(article, tree, head)))].slice(0, 8);
}

/** Topics of a sentence that lays out an agenda: its meeting is the subject ("The talks will focus on trade"). */
export function agendaOf(article: Article, tree: Tree): string[] {
  const { sentence } = tree;
  for (let row = 0; row < sentence.length; row++) {
    if (sentence.upos[row] !== "VERB" || !AGENDA_VERBS.has((sentence.lemma[row] ?? "").toLowerCase())) continue;
    const above = relation(tree, row) === "xcomp" ? (sentence.head[row] ?? row) : row;
    const topic = child(tree, row, "nsubj") >= 0 ? child(tree, row, "nsubj") : child(tree, above, "nsubj");
    const lemma = (sentence.lemma[topic] ?? "").toLowerCase();
    if (
      [
        "meeting",
        "talk",
        "summit",
        "discussion",
        "agenda",
        "topic",
        "visit",
        "leader",
        "conversation",
        "session",
        "negotiation",
      ].includes(lemma)
    ) {
      const found = objectsOf(tree, row).flatMap((head) => phrases(article, tree, head));
      if (found.length > 0) return [...new Set(found)].slice(0, 8);
    }
  }
  return [];
}

function objectsOf(tree: Tree, verb: number): number[] {
  const object = child(tree, verb, "obj");
  const oblique = (tree.children[verb] ?? []).filter(
    (at) => relation(tree, at) === "obl" && ABOUT.has(caseOf(tree, at)),
  );
  return [...(object >= 0 ? [object] : []), ...oblique];
}

const isTime = (tree: Tree, row: number) =>
  /^(\w+day|january|february|march|april|may|june|july|august|september|october|november|december)$/i.test(
    tree.sentence.form[row] ?? "",
  ) || tree.sentence.upos[row] === "NUM";

/** A noun phrase and those coordinated with it, each cut to its core. */
function phrases(article: Article, tree: Tree, head: number): string[] {
  const heads = [
    head,
    ...(tree.children[head] ?? []).filter((at) => relation(tree, at) === "conj" && tree.sentence.upos[at] !== "VERB"),
  ];
  return heads.flatMap((at) => {
    if (tree.sentence.upos[at] === "PRON" || tree.sentence.upos[at] === "VERB") return [];
    const [first, last] = reach(tree, at, [
      "case",
      "conj",
      "cc",
      "acl",
      "appos",
      "det",
      "advcl",
      "advmod",
      "parataxis",
      "punct",
      "mark",
    ]);
    const cut =
      last - first >= WORDS
        ? reach(tree, at, ["case", "conj", "cc", "acl", "appos", "det", "advcl", "advmod", "parataxis", "nmod", "mark"])
        : [first, last];
    if ((cut[1] ?? 0) - (cut[0] ?? 0) >= WORDS) return [];
    const { text } = evidenceOf(article, tree.sentence, cut[0] ?? first, cut[1] ?? last);
    return text.length > 2 ? [text] : [];
  });
}
