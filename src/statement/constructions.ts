import { argumentRow, fillerAt, inside, isPassive, type Scene } from "./arguments.js";
import type { Frame } from "./lexicon.js";
import { actorAt } from "./parties.js";
import type { Reading } from "./reading.js";
import { caseOf, child, negated, relation, subject, type Tree } from "./tree.js";

/** An act told by grammar rather than by a word of the lexicon. */
export interface Construction {
  readonly name: "refusal" | "obligation";
  readonly frame: Frame;
  readonly reading: Reading;
}

const frame = (type: "REJECT" | "REQUEST"): Frame => ({
  type,
  mode: null,
  form: null,
  when: [],
  actor: ["subj"],
  recipient: ["obj"],
  weight: 0.45,
});
const REFUSAL = frame("REJECT");
const OBLIGATION = frame("REQUEST");

const SPEECH = new Set(
  "say tell tweet insist stress argue write declare warn add state believe think emphasise emphasize reiterate suggest maintain".split(
    " ",
  ),
);
const WILL = new Set(["will", "would", "wo", "can", "could", "ca", "'ll", "’ll", "shall"]);
const MUST = new Set(["should", "must", "ought"]);
/** What one does not do is no refusal where it is not one's choice. */
const NO_ACT = new Set(
  "be have know need see want like think believe expect affect change happen seem appear".split(" "),
);

/**
 * Reads what a clause's grammar does: "X will not attend" refuses, "X said Y must withdraw" asks.
 *
 * @param row a verb's row.
 */
export function constructionAt(scene: Scene, row: number): Construction | null {
  return refusal(scene, row) ?? obligation(scene, row);
}

/** "Turkey will not allow", "Bulgaria said it would not send": the subject refuses what the verb says. */
function refusal(scene: Scene, row: number): Construction | null {
  const { tree } = scene;
  if (!negated(tree, row) || !auxiliary(tree, row, WILL) || isPassive(tree, row)) return null;
  if (NO_ACT.has(lemmaOf(tree, row)) || conditional(tree, row)) return null;
  const actor = fillerAt(scene, subject(tree, row));
  if (actor.parties.length === 0) return null;
  return {
    name: "refusal",
    frame: REFUSAL,
    reading: {
      actor,
      recipient: inside(scene, row, actor),
      reality: { status: "happened", chain: [row], under: speechOver(tree, row) },
      governor: -1,
      covers: [row],
      doubts: [],
    },
  };
}

/** "The minister said Israel should withdraw": the speaker asks it of the clause's subject. */
function obligation(scene: Scene, row: number): Construction | null {
  const { tree } = scene;
  if (!auxiliary(tree, row, MUST) || conditional(tree, row)) return null;
  const verb = speechOver(tree, row);
  if (verb < 0) return null;
  const actor = fillerAt(scene, argumentRow(tree, verb, "subj"));
  const asked = fillerAt(scene, child(tree, row, "nsubj"));
  const own = new Set(actor.parties.map(({ code }) => code));
  if (actor.parties.length === 0 || asked.parties.some(({ code }) => own.has(code))) return null;
  const hearer = argumentRow(tree, verb, "obj");
  const recipient = asked.parties.length > 0 ? asked : fillerAt(scene, hearer);
  if (recipient.parties.length === 0 && actorAt(scene.actors, hearer) === undefined) return null;
  return {
    name: "obligation",
    frame: OBLIGATION,
    reading: {
      actor,
      recipient,
      reality: { status: "happened", chain: [row, verb], under: verb },
      governor: verb,
      covers: [row],
      doubts: [],
    },
  };
}

const lemmaOf = (tree: Tree, row: number) => (tree.sentence.lemma[row] ?? "").toLowerCase();

const auxiliary = (tree: Tree, row: number, forms: ReadonlySet<string>) =>
  (tree.children[row] ?? []).some(
    (at) => relation(tree, at) === "aux" && forms.has((tree.sentence.form[at] ?? "").toLowerCase()),
  );

const conditional = (tree: Tree, row: number) =>
  relation(tree, row) === "advcl" && ["if", "unless", "whether", "when"].includes(caseOf(tree, row));

/** Row of the verb of saying that a clause is the content of; -1 where none. */
function speechOver(tree: Tree, row: number): number {
  const head = tree.sentence.head[row] ?? -1;
  if (head >= 0 && relation(tree, row) === "ccomp" && SPEECH.has(lemmaOf(tree, head))) return head;
  // "…, he said": the clause governs its verb of saying.
  const after = (tree.children[row] ?? []).find(
    (at) => relation(tree, at) === "parataxis" && SPEECH.has(lemmaOf(tree, at)),
  );
  return after ?? -1;
}
