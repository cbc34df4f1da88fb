import { relation, type Tree, under } from "../syntax/tree.js";
import type { ActReading } from "./event.js";
import { DISCUSSING } from "./first-look.js";
import { carrierOf } from "./reading.js";
import { lemmaAt } from "./trigger.js";
import { MEASURES } from "./untold.js";

/**
 * Of two words of a sentence that tell the same act ("hold talks", "signed an agreement") the surer stays, of a verb and
 * an adjective ("called it a shameful act") the verb.
 */
export function withoutDoubles(found: readonly ActReading[]): ActReading[] {
  return found.filter(
    (one) =>
      !found.some((other) => other !== one && (describes(one, other) || (tied(one, other) && isSurer(other, one)))),
  );
}

/** Whether an adjective only describes what another word tells: "condemned the unacceptable step". */
function describes({ row, draft, setting }: ActReading, over: ActReading): boolean {
  const { tree } = setting.scene;
  const { head, upos } = tree.sentence;
  const isDescribing = upos[row] === "ADJ" && upos[head[row] ?? -1] === "NOUN" && draft.type === over.draft.type;
  return isDescribing && row !== over.row && under(tree, row, over.row);
}

const isSurer = (a: ActReading, b: ActReading): boolean => {
  const [left, right] = [sureness(a), sureness(b)];
  return left > right || (left === right && a.row < b.row);
};

/** A meeting that one word tells as a visit is one: it says besides who came to whom. */
const VISIT = 1.5;
const sureness = ({ draft }: ActReading): number => draft.confidence * (draft.mode === "visit" ? VISIT : 1);

function tied(one: ActReading, other: ActReading): boolean {
  const { tree } = one.setting.scene;
  const [a, b] = [one.row, other.row];
  // A verb that only carries the other word tells no act of its own.
  if (a === b || carrierOf(tree, a) === b || carrierOf(tree, b) === a) return true;
  if (imposes(tree, one, other) || imposes(tree, other, one)) return true;
  return one.draft.type === other.draft.type && (tells(tree, one, other) || tells(tree, other, one));
}

/** Whether a verb's object names the measure that it takes: who "imposed a blockade" or "declared a curfew" took one, whatever type each word is of. */
function imposes(tree: Tree, verb: ActReading, measure: ActReading): boolean {
  const { deprel, head, upos } = tree.sentence;
  return (
    head[measure.row] === verb.row &&
    upos[measure.row] === "NOUN" &&
    /^(?:obj|nsubj:pass)$/.test(deprel[measure.row] ?? "") &&
    MEASURES.has(verb.draft.type) &&
    MEASURES.has(measure.draft.type)
  );
}

/** Whether a word tells again, in the clause of another, what that one tells. */
function tells(tree: Tree, { row, draft }: ActReading, over: ActReading): boolean {
  if (tree.sentence.head[row] !== over.row) return false;
  const way = relation(tree, row);
  if (way !== "advcl") return TELLING.has(way);
  // Those who "met to discuss trade" met once. "struck the city, killing three", "condemned it, calling it a crime": how an
  // act was done is no act of its own; but a meeting on a visit is.
  return DISCUSSING.has(lemmaAt(tree, row)) || (tree.sentence.xpos[row] === "VBG" && draft.type !== "CONSULT");
}

/** Relations by which a word and its carrier tell one act: "the sanctions imposed on", "sign an agreement". */
const TELLING: ReadonlySet<string> = new Set(["obj", "nsubj", "obl", "xcomp", "compound", "nmod", "acl"]);
