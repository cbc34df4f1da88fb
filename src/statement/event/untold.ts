import type { EventType } from "../schema.js";
import { caseOf, child, isInfinitive, relation, type Tree } from "../syntax/tree.js";
import { lemmaAt } from "./trigger.js";
import { wordSet } from "./word-set.js";

/** Who lifts a measure tells that it is over, not that it is taken. */
const LIFTING = wordSet(
  "lift ease end remove relax loosen scrap rescind revoke repeal waive drop suspend soften abolish reduce lower cut slash halve shorten",
);
/** Who breaks an agreement or a ban tells of no agreement and of no ban. */
const BREAKING = wordSet("violate breach flout contravene infringe");
const BREACHES = wordSet("violation breach infringement");
/** Their infinitive says what is not done. */
const FAILING = wordSet("fail refuse decline unable");
/** Their infinitive says what the other is to do. */
const ASKING = wordSet("demand urge ask press beg implore exhort entreat");
const REQUESTS = wordSet("demand appeal call request plea");
/** What they are for is asked. */
const CALLS = wordSet(
  "call appeal plead lobby campaign clamour clamor press push demand plea request petition pressure",
);
/** Their infinitive says what is promised: the promise is told, as an AGREE. */
const PROMISING = wordSet("agree promise pledge offer undertake willing");

/** Acts that are measures taken against somebody. */
export const MEASURES: ReadonlySet<EventType> = new Set(["SANCTION", "COERCE"]);
const BONDS: ReadonlySet<EventType> = new Set(["AGREE", "RETREAT", ...MEASURES]);
/** What can be told though it is not done: a refusal; that no meeting took place; what is asked, or threatened. */
const SPOKEN: ReadonlySet<EventType> = new Set(["CONSULT", "REJECT", "REQUEST", "THREATEN"]);
const PROMISED: ReadonlySet<EventType> = new Set(["AID", "CONCEDE", "COOPERATE", "RETREAT"]);

/**
 * Whether a word only names an act of which the words over it tell something else: sanctions that are lifted, a truce that is
 * broken, a deal that nobody could reach, a withdrawal or sanctions that are called for, a truce that is agreed on, an attack that is
 * threatened. An act that has a clause of its own ("the ban imposed in May") is told all the same.
 *
 * @param promises whether the word at a row is read as a promise, so that what is promised is told already.
 * @example isUntold(tree, row, "SANCTION", () => false) // true of the sanctions that somebody lifts
 */
export function isUntold(tree: Tree, row: number, type: EventType, promises: (row: number) => boolean): boolean {
  const { sentence } = tree;
  const head = sentence.head[row] ?? -1;
  if (head < 0) return false;
  if (sentence.upos[row] === "NOUN" && !(tree.children[row] ?? []).some((at) => tellsOwn(tree, at))) {
    const governed = relation(tree, row) === "obj" || sentence.deprel[row] === "nsubj:pass";
    const lemma = lemmaAt(tree, head);
    if (governed && MEASURES.has(type) && LIFTING.has(lemma)) return true;
    if (governed && BONDS.has(type) && BREAKING.has(lemma)) return true;
    if (BONDS.has(type) && BREACHES.has(lemma) && caseOf(tree, row) === "of") return true;
    if (!SPOKEN.has(type) && type !== "PROTEST" && CALLS.has(lemma) && caseOf(tree, row) === "for") return true;
    if (type === "RETREAT" && lemma === "agree" && (governed || /^(?:to|on)$/.test(caseOf(tree, row))))
      return promises(head);
  }
  const verb = sentence.upos[row] === "NOUN" && relation(tree, row) === "obj" ? head : row;
  const over = sentence.head[verb] ?? -1;
  if (over < 0) return false;
  const kind = relation(tree, verb);
  const lemma = lemmaAt(tree, over);
  if (kind === "xcomp" && isInfinitive(tree, verb)) {
    if (FAILING.has(lemma)) return !SPOKEN.has(type);
    if (lemma === "threaten") return type !== "THREATEN" && type !== "CONSULT";
    if (PROMISING.has(lemma) && PROMISED.has(type) && !resigns(tree, verb)) return promises(over);
  }
  const asked =
    (kind === "xcomp" || kind === "ccomp" ? ASKING.has(lemma) : false) ||
    (kind === "xcomp" && lemma === "call" && callsOn(tree, over)) ||
    ((kind === "acl" || kind === "ccomp") && sentence.upos[over] === "NOUN" && REQUESTS.has(lemma));
  return asked && !SPOKEN.has(type);
}

/** Whether a word hangs from a noun as a clause that says of itself what took place: "the ban imposed in May", not "a ban easing the strain". */
const tellsOwn = (tree: Tree, at: number): boolean =>
  relation(tree, at) === "acl" && (tree.sentence.deprel[at] === "acl:relcl" || tree.sentence.xpos[at] !== "VBG");

/** Who promises to resign is told to be going, too. */
const resigns = (tree: Tree, verb: number): boolean => RESIGNING.has(lemmaAt(tree, verb));
const RESIGNING = wordSet("resign step quit abdicate");

/** "called on the rebels to disarm", not "called him on Monday to apologise" */
const callsOn = (tree: Tree, verb: number): boolean =>
  child(tree, verb, "obj") < 0 &&
  (tree.children[verb] ?? []).some((at) => relation(tree, at) === "obl" && /^(?:on|upon)$/.test(caseOf(tree, at)));
