import type { EventType, Status } from "../schema.js";
import { caseOf, child, isInfinitive, negated, relation, type Tree } from "../syntax/tree.js";
import { wordSet } from "./word-set.js";

const PLANNED = wordSet(
  "plan schedule expect intend slate due set prepare decide agree announce arrange will shall likely ready bind pledge promise vow undertake poise invite",
);
const POSSIBLE = wordSet(
  "want hope seek wish consider propose offer threaten suggest try attempt aim may might could can would ask urge call demand press favour favor possible willing mull weigh ponder discuss contemplate",
);
const GOING = wordSet("begin start continue keep resume");
const CANCELLED = wordSet("cancel scrap abandon abort axe ditch drop nix");
const POSTPONED = wordSet("postpone delay defer reschedule shelve");
/** Verbs that say so only with a particle: "called off", "pushed back". */
const WITH_PARTICLE: ReadonlyMap<string, Status> = new Map([
  ["call off", "cancelled"],
  ["pull out", "cancelled"],
  ["put off", "postponed"],
  ["push back", "postponed"],
]);
const REPORTS = wordSet(
  "say tell announce report state confirm declare add note believe think know reveal disclose warn insist",
);
const DENIALS = wordSet("deny refute");
const ALLEGES = wordSet("accuse allege claim suspect charge");

/** What the words around an event say of whether it takes place; null where they say that nothing of the kind is told ("to avoid war"). */
export interface Reality {
  readonly status: Status;
  /** Words of the chain that carries it ("is set to hold"): their times are the event's. */
  readonly chain: readonly number[];
  /** Row of the verb of saying or wanting the event hangs from; -1 where none. */
  readonly under: number;
}

/**
 * Reads tense, auxiliaries, negation, conditionals and the verbs above an event's word.
 *
 * @param row the event's verb, or its noun's verb ("hold" in "hold talks"), or the noun itself.
 */
export function realityOf(tree: Tree, row: number, noun = -1): Reality | null {
  const { sentence } = tree;
  const chain: number[] = [];
  let status: Status | null = noun >= 0 ? adjectival(tree, noun) : null;
  let at = row;
  for (let step = 0; step < 8 && at >= 0; step++) {
    chain.push(at);
    const own = verbal(tree, at, at === row);
    if (own === null) return null;
    status ??= own === "open" ? null : own;
    const head = sentence.head[at] ?? -1;
    const kind = relation(tree, at);
    if (head < 0) break;
    const above = (sentence.lemma[head] ?? "").toLowerCase();
    if (conditional(tree, at)) return { status: status === "denied" ? status : "possible", chain, under: head };
    if (
      kind === "xcomp" ||
      (kind === "acl" && isInfinitive(tree, at)) ||
      (kind === "advcl" && isInfinitive(tree, at))
    ) {
      const lifted = above_(above, sentence.xpos[head] ?? "");
      if (lifted) {
        if (lifted === "none") return null;
        if (lifted !== "open") status = lifted === "planned" && negated(tree, head) ? "denied" : lifted;
        const plans = sentence.upos[head] === "NOUN" ? undone(tree, head) : null;
        if (plans) status = plans;
        at = head;
        continue;
      }
      if (kind === "advcl" || kind === "acl") {
        // A purpose is ahead of the act that serves it.
        const main = realityOf(tree, head);
        return {
          status: main && main.status !== "happened" && main.status !== "ongoing" ? main.status : "planned",
          chain: [...chain, head],
          under: -1,
        };
      }
      return { status: status ?? "happened", chain, under: head };
    }
    if (kind === "ccomp" || kind === "parataxis") {
      const nominal = { chain, under: head };
      if (DENIALS.has(above)) return { status: "denied", ...nominal };
      if (ALLEGES.has(above)) return { status: "alleged", ...nominal };
      const spoken = REPORTS.has(above);
      if (spoken && status === "possible" && would(tree, at) && /VBD|VBN/.test(sentence.xpos[head] ?? ""))
        status = "planned";
      if (!spoken && POSSIBLE.has(above)) status = "possible";
      return { status: status ?? "happened", ...nominal };
    }
    if (kind === "conj") {
      // A coordinated verb without auxiliaries of its own shares those of the first.
      const shares = sentence.xpos[at] === sentence.xpos[head] || sentence.xpos[at] === "VB";
      if (shares && child(tree, at, "aux") < 0 && child(tree, at, "nsubj") < 0) {
        status = at === row && status !== null && own === "happened" ? null : status;
        at = head;
        continue;
      }
    }
    break;
  }
  return { status: status ?? "happened", chain, under: -1 };
}

/** What a verb does to the noun it governs: "cancelled plans", "the summit was put off", "a visit that was postponed"; null where it undoes nothing. */
export function undone(tree: Tree, noun: number): Undoing | null {
  const head = tree.sentence.head[noun] ?? -1;
  const isArgument = relation(tree, noun) === "obj" || tree.sentence.deprel[noun] === "nsubj:pass";
  const clause = (tree.children[noun] ?? []).find(
    (at) => relation(tree, at) === "acl" && child(tree, at, "nsubj:pass", "aux:pass") >= 0,
  );
  // "was due on Friday but was put off"
  const then = isArgument
    ? (tree.children[head] ?? []).filter((at) => relation(tree, at) === "conj" && child(tree, at, "nsubj") < 0)
    : [];
  return (
    [isArgument ? head : -1, clause ?? -1, ...then].map((at) => (at < 0 ? null : undoing(tree, at))).find(Boolean) ??
    null
  );
}

const NOT_HELD: ReadonlySet<Status> = new Set(["cancelled", "postponed", "denied"]);

/**
 * What the grammar alone settles, whatever is likelier: a meeting that is called off, put off or said not to take place
 * did not take place. Null where it leaves the status to be judged.
 *
 * @param row the word that tells of it: the meeting's, or that of the verb over it.
 * @example settled(tree, row, "CONSULT", reality) // "cancelled" for "she cancelled a visit"
 */
export function settled(tree: Tree, row: number, type: EventType, { status }: Reality): Status | null {
  if (type !== "CONSULT") return null;
  if (isCounterfactual(tree, row)) return "planned";
  // Who is asked not to meet may meet all the same.
  if (status === "denied" && isInfinitive(tree, row) && negated(tree, row)) return null;
  if (NOT_HELD.has(status)) return status;
  return status === "happened" || status === "planned" ? undoing(tree, row) : null;
}

/** "would have met", "would have been the first to visit": what was planned and did not take place after all. */
function isCounterfactual(tree: Tree, row: number): boolean {
  const { sentence } = tree;
  let at = row;
  for (let step = 0; step < 3 && at >= 0; step++) {
    const auxiliaries = (tree.children[at] ?? []).filter((one) => relation(tree, one) === "aux");
    const has = (lemma: string) => auxiliaries.some((one) => sentence.lemma[one] === lemma);
    if (has("have") && auxiliaries.some((one) => /^(?:would|could|should|might)$/i.test(sentence.form[one] ?? "")))
      return true;
    if (!["acl", "xcomp"].includes(relation(tree, at))) return false;
    at = sentence.head[at] ?? -1;
  }
  return false;
}

/** Tense and auxiliaries of one verb: "open" where it has none of its own; null where it is put out of play. */
function verbal(tree: Tree, row: number, first: boolean): Status | "open" | null {
  const { sentence } = tree;
  const tag = sentence.xpos[row] ?? "";
  const lemma = (sentence.lemma[row] ?? "").toLowerCase();
  if (CANCELLED.has(lemma) && !first) return "cancelled";
  if (POSTPONED.has(lemma) && !first) return "postponed";
  const not = negated(tree, row) || isNobody(tree, child(tree, row, "nsubj"));
  let status: Status | "open" = "open";
  for (const at of tree.children[row] ?? []) {
    const kind = relation(tree, at);
    const form = sentence.lower[at] ?? "";
    if (kind === "aux") {
      if (["will", "'ll", "’ll", "shall", "wo", "sha"].includes(form)) status = "planned";
      else if (["would", "could", "may", "might", "can", "should", "ca"].includes(form)) status = "possible";
      else if (form === "must" || form === "ought") status = "possible";
      else if ((sentence.lemma[at] === "be" || sentence.lemma[at] === "get") && tag === "VBG" && status === "open")
        status = "ongoing";
      else if (sentence.lemma[at] === "have" && status === "open") status = "happened";
      else if (sentence.lemma[at] === "do" && status === "open") status = "happened";
    }
    if (kind === "cop" && first) status = "open";
  }
  if (not) return status === "possible" ? null : "denied";
  if (status !== "open") return status;
  if (tag === "VBD") return "happened";
  if (tag === "VBZ" || tag === "VBP") return "happened";
  return "open";
}

/** "no official", "nobody", "neither side": who does not do what is told. */
const isNobody = (tree: Tree, row: number): boolean =>
  row >= 0 &&
  [row, ...(tree.children[row] ?? []).filter((at) => relation(tree, at) === "det")].some((at) =>
    /^(?:no|none|nobody|neither)$/.test((tree.sentence.lemma[at] ?? "").toLowerCase()),
  );

/** What a verb above an infinitive makes of it. */
function above_(lemma: string, tag: string): Status | "open" | "none" | null {
  if (PLANNED.has(lemma)) return "planned";
  if (GOING.has(lemma)) return tag === "VBD" ? "happened" : "ongoing";
  if (POSSIBLE.has(lemma)) return "possible";
  if (lemma === "go" && tag === "VBG") return "planned";
  if (lemma === "fail" || lemma === "avoid" || lemma === "stop" || lemma === "prevent") return "none";
  if (lemma === "have" || lemma === "need") return "possible";
  if (lemma === "appear" || lemma === "seem" || lemma === "manage" || lemma === "help" || lemma === "hesitate")
    return "open";
  return null;
}

const conditional = (tree: Tree, row: number) =>
  relation(tree, row) === "advcl" && ["if", "unless", "whether"].includes(caseOf(tree, row));

const would = (tree: Tree, row: number) =>
  (tree.children[row] ?? []).some((at) => ["would", "'d", "’d"].includes(tree.sentence.lower[at] ?? ""));

const PLANNED_ADJECTIVE = wordSet(
  "planned scheduled upcoming forthcoming expected coming next future impending looming intended",
);
const POSSIBLE_ADJECTIVE = wordSet("possible proposed potential prospective likely eventual suggested hypothetical");
const CANCELLED_ADJECTIVE = wordSet("cancelled canceled aborted abandoned");
const POSTPONED_ADJECTIVE = wordSet("postponed delayed");
const ALLEGED_ADJECTIVE = wordSet("alleged reported suspected supposed");
const GOING_ADJECTIVE = wordSet("ongoing continuing current");

/** What an adjective says of a nominal act: "a planned visit", "the proposed summit". */
function adjectival(tree: Tree, noun: number): Status | null {
  for (const at of tree.children[noun] ?? []) {
    const word = tree.sentence.lower[at] ?? "";
    if (relation(tree, at) !== "amod") continue;
    if (PLANNED_ADJECTIVE.has(word)) return "planned";
    if (POSSIBLE_ADJECTIVE.has(word)) return "possible";
    if (CANCELLED_ADJECTIVE.has(word)) return "cancelled";
    if (POSTPONED_ADJECTIVE.has(word)) return "postponed";
    if (ALLEGED_ADJECTIVE.has(word)) return "alleged";
    if (GOING_ADJECTIVE.has(word)) return "ongoing";
  }
  return null;
}

type Undoing = "cancelled" | "postponed";

/** How a verb undoes what it governs, by calling it off or putting it off; null where it does neither. */
export function undoing(tree: Tree, row: number): Undoing | null {
  const made = governed(tree, row);
  return made === "cancelled" || made === "postponed" ? made : null;
}

/** Status that the verb governing a nominal act gives it ("postponed a visit", "plans a summit"); null where it gives none. */
export function governed(tree: Tree, row: number): Status | "none" | null {
  const lemma = (tree.sentence.lemma[row] ?? "").toLowerCase();
  if (CANCELLED.has(lemma)) return "cancelled";
  if (POSTPONED.has(lemma)) return "postponed";
  const particle = (tree.children[row] ?? []).find((at) => tree.sentence.deprel[at] === "compound:prt");
  if (particle !== undefined) {
    const put = WITH_PARTICLE.get(`${lemma} ${tree.sentence.lower[particle] ?? ""}`);
    if (put) return put;
  }
  if (["plan", "schedule", "expect", "arrange", "prepare", "announce", "await", "anticipate"].includes(lemma))
    return "planned";
  if (
    [
      "propose",
      "seek",
      "want",
      "consider",
      "offer",
      "discuss",
      "request",
      "demand",
      "urge",
      "suggest",
      "threaten",
      "favour",
      "favor",
      "favour",
    ].includes(lemma)
  )
    return "possible";
  if (["deny"].includes(lemma)) return "denied";
  if (["avoid", "prevent", "reject", "oppose", "refuse", "forbid", "rule"].includes(lemma)) return "none";
  return null;
}
