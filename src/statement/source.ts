import type { Article } from "../article/index.js";
import type { ActorMention, Party } from "../mention/index.js";
import { sourceRow } from "./kind/holders.js";
import type { Passage } from "./passage.js";
import { speechStrength } from "./quotation/speech.js";
import type { Source } from "./schema.js";
import { fillerAt, type Scene } from "./syntax/arguments.js";
import { actorAt } from "./syntax/parties.js";
import { caseOf, child, relation, subject } from "./syntax/tree.js";

/**
 * Who says so: the subject of the verb of saying an event hangs from ("his office said"), or of "according to".
 *
 * @param under row of the verb above the event's clause; -1 where there is none.
 * @param acting rows of those who act: who tells of an own act is no source.
 */
export function sourceOf(article: Article, scene: Scene, under: number, acting: readonly number[]): Source | null {
  const { tree, actors } = scene;
  const { sentence } = tree;
  const verb = under >= 0 && speechStrength(sentence.lemma[under] ?? "") > 0 ? under : parenthetical(scene);
  const row = verb >= 0 ? subject(tree, verb) : accordingTo(scene);
  if (row < 0 || acting.includes(row)) return null;
  const actor = actorAt(actors, row);
  const [party] = fillerAt(scene, row).parties;
  const start = actor?.start ?? sentence.starts[row] ?? 0;
  const end = actor?.end ?? sentence.ends[row] ?? 0;
  return end > start ? { name: nameOf(article, actor, start, end), code: party?.code ?? null, start, end } : null;
}

/** The words that name who says so; of a pronoun the name of the person it stands for. */
function nameOf({ text }: Article, actor: ActorMention | undefined, start: number, end: number): string {
  const person = actor?.form === "pronoun" ? actor.people[0]?.name : undefined;
  return person ?? text.slice(start, end);
}

/**
 * Who tells what the word at `row` says, where it is not who holds it.
 *
 * @param held who holds it.
 */
export function tellerOf(
  { article, tree, actors, speaker }: Passage,
  row: number,
  held: readonly Party[],
): Source | null {
  const own = new Set(held.map(({ code }) => code));
  const at = sourceRow(tree, row);
  if (at < 0) {
    if (!speaker?.name || own.has(speaker.code)) return null;
    return { name: speaker.name, code: speaker.code, start: speaker.start, end: speaker.end };
  }
  const actor = actorAt(actors, at);
  const code = actor?.parties[0]?.code ?? null;
  if (own.has(code)) return null;
  const start = actor?.start ?? tree.sentence.starts[at] ?? 0;
  const end = actor?.end ?? tree.sentence.ends[at] ?? 0;
  return end > start ? { name: nameOf(article, actor, start, end), code, start, end } : null;
}

/** "…, his office said.": the verb of saying follows its clause as parataxis. */
function parenthetical({ tree }: Scene): number {
  return tree.sentence.lemma.findIndex(
    (lemma, row) =>
      speechStrength(lemma) > 0 &&
      tree.sentence.upos[row] === "VERB" &&
      relation(tree, row) === "parataxis" &&
      child(tree, row, "nsubj") >= 0,
  );
}

function accordingTo({ tree }: Scene): number {
  return tree.sentence.lemma.findIndex(
    (_, row) =>
      ["according", "accord"].includes(caseOf(tree, row)) ||
      (tree.children[row] ?? []).some(
        (at) => relation(tree, at) === "case" && (tree.sentence.lower[at] ?? "") === "according",
      ),
  );
}
