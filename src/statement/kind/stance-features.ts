import { wordClass } from "../event/word-class.js";
import type { Passage } from "../passage.js";
import { isSpeech } from "../quotation/speech.js";
import { actorAt, partiesUnder } from "../syntax/parties.js";
import { child, negated, relation, subject, type Tree } from "../syntax/tree.js";
import type { Holder } from "./holders.js";
import type { Entry } from "./stance.js";

/** What the judge of aims and concerns looks at in one reading of a word, as names of yes-or-no facts. */
export function stanceFeatures(
  passage: Passage,
  row: number,
  { kind, sort, strength }: Entry,
  holder: Holder,
  complement: number,
  joined: string,
): string[] {
  const { tree, actors, index } = passage;
  const { sentence } = tree;
  const upos = sentence.upos[row] ?? "";
  const lemma = (sentence.lemma[row] ?? "").toLowerCase();
  const who = sortOf(holder);
  const form = holder.row < 0 ? "absent" : (actorAt(actors, holder.row)?.form ?? "other");
  const wanted = complement < 0 ? "none" : (sentence.lemma[complement] ?? "").toLowerCase();
  const held = new Set(holder.parties.map(({ code }) => code));
  const others =
    complement < 0 ? 0 : partiesUnder(tree, actors, complement).filter(({ code }) => !held.has(code)).length;
  const doer = doerOf(passage, row, complement, held);
  const head = sentence.head[row] ?? -1;
  return [
    "always",
    `sort ${sort}`,
    `strength ${strength}`,
    `strength ${strength} ${upos}`,
    `strength ${strength} joined ${joined}`,
    `sort ${sort} ${upos}`,
    `word ${lemma} ${upos}`,
    `joined ${joined}`,
    `sort ${sort} joined ${joined}`,
    `holder ${holder.how}`,
    `sort ${sort} holder ${holder.how}`,
    `upos ${upos} holder ${holder.how}`,
    `holder is ${who}`,
    `sort ${sort} holder is ${who}`,
    `holder form ${form}`,
    `holders ${Math.min(3, holder.parties.length)}`,
    `wanted ${wanted}`,
    `wanted ${complement < 0 ? "none" : sentence.upos[complement]}`,
    `doer ${doer}`,
    `sort ${sort} doer ${doer}`,
    `others ${Math.min(2, others)}`,
    `negated ${negated(tree, row)}`,
    `tense ${sentence.xpos[row] ?? ""}`,
    `aux ${auxiliary(tree, row)}`,
    `relation ${relation(tree, row)}`,
    `sort ${sort} relation ${relation(tree, row)}`,
    `under ${head < 0 ? "root" : isSpeech(sentence, head) ? "speech" : (sentence.upos[head] ?? "")}`,
    `sort ${sort} under ${head < 0 ? "root" : isSpeech(sentence, head) ? "speech" : (sentence.upos[head] ?? "")}`,
    `under word ${head < 0 ? "root" : (sentence.lemma[head] ?? "").toLowerCase()}`,
    `quoted ${passage.speaker !== null}`,
    `sort ${sort} quoted ${passage.speaker !== null}`,
    `place ${index < 1 ? 0 : index < 4 ? 1 : index < 10 ? 4 : 10}`,
    `far ${holder.row < 0 ? "none" : Math.abs(holder.row - row) > 8}`,
    `wanted class ${complement < 0 ? "none" : classAt(tree, complement)}`,
    `wanted fine ${complement < 0 ? "none" : wordClass(wanted).fine}`,
    `sort ${sort} wanted class ${complement < 0 ? "none" : classAt(tree, complement)}`,
    `object class ${objectClass(tree, complement < 0 ? row : complement)}`,
    `sort ${sort} object class ${objectClass(tree, complement < 0 ? row : complement)}`,
    `under class ${head < 0 ? "root" : classAt(tree, head)}`,
    `sort ${sort} under class ${head < 0 ? "root" : classAt(tree, head)}`,
    `word class ${classAt(tree, row)}`,
    `sort ${sort} word class ${classAt(tree, row)}`,
    `parties ${Math.min(3, new Set(actors.flatMap(({ parties }) => parties.map(({ code }) => code))).size)}`,
    ...(kind === "concern"
      ? [
          `harm ${harm(tree, complement < 0 ? row : complement)}`,
          `sort ${sort} harm ${harm(tree, complement < 0 ? row : complement)}`,
        ]
      : []),
  ];
}

/** The coarse class of the word at a row. */
const classAt = ({ sentence }: Tree, row: number): string =>
  wordClass((sentence.lemma[row] ?? "").toLowerCase()).coarse;

/** The coarse class of what is done to what, or of the thing itself. */
function objectClass(tree: Tree, row: number): string {
  const object = child(tree, row, "obj", "obl", "nmod");
  return object < 0 ? "none" : classAt(tree, object);
}

function sortOf({ parties }: Holder): string {
  const sorts = new Set(parties.map(({ code }) => (code?.includes(":") ? code.slice(0, 3) : "state")));
  return [...sorts].sort().join("+");
}

/** Who is to do what is wanted: the holder, another party, or no party at all. */
function doerOf({ tree, actors }: Passage, row: number, complement: number, held: ReadonlySet<string | null>): string {
  if (complement < 0) return "none";
  const object = child(tree, row, "obj");
  const at = object >= 0 && object !== complement ? object : child(tree, complement, "nsubj");
  if (at < 0) return tree.sentence.upos[complement] === "VERB" ? "same" : "thing";
  const doers = partiesUnder(tree, actors, at);
  if (doers.length === 0) return "no party";
  return doers.every(({ code }) => held.has(code)) ? "own" : "other";
}

function auxiliary(tree: Tree, row: number): string {
  const at = child(tree, row, "aux", "cop");
  return at < 0 ? "none" : (tree.sentence.lower[at] ?? "");
}

const HARM =
  /^(?:threat|threaten|danger|endanger|harm|damage|destabili[sz]e|escalate|escalation|lead|spark|trigger|undermine|worsen|collapse|fail|failure|attack|war|conflict|violence|crisis|spread|spill|lose|loss|risk|difficult|burden|isolate|unrest|provoke|deteriorate|jeopardi[sz]e|weaken|break|kill|massacre|catastrophe|disaster|terrorist|terror|problem|impossible|cost|suffer|split|partition|occupation|violation|abuse|flood|hit|hurt|disrupt|derail|exploit|abandon|target|expansion|build-up|buildup|test|weapon|missile)$/;

/** Whether something harmful is said under a row. */
function harm(tree: Tree, row: number): boolean {
  const doer = subject(tree, row);
  const near = [row, ...(tree.children[row] ?? []), ...(doer < 0 ? [] : [doer])];
  return near.some(
    (at) =>
      HARM.test((tree.sentence.lemma[at] ?? "").toLowerCase()) ||
      (tree.children[at] ?? []).some((next) => HARM.test((tree.sentence.lemma[next] ?? "").toLowerCase())),
  );
}
