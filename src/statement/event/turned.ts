import type { EventType } from "../schema.js";
import { fillerAt, isPassive, type Scene } from "../syntax/arguments.js";
import { actorAt } from "../syntax/parties.js";
import { caseOf, child, isInfinitive, negated, relation, subject, type Tree } from "../syntax/tree.js";
import { carrierOf } from "./reading.js";
import { lemmaAt, type WordKind } from "./trigger.js";
import { wordSet } from "./word-set.js";

/** What a clause makes of the act that its word would tell of: another type, of some. */
export interface Turn {
  readonly to: EventType;
  readonly of: ReadonlySet<string>;
}

/** Who does not accept, allow or support a thing refuses, at whatever time. */
const STANCES: ReadonlySet<string> = new Set<EventType>(["SUPPORT", "AGREE", "CONCEDE"]);
/** Who will not do these refuses, too. */
const DEEDS: ReadonlySet<string> = new Set<EventType>([
  "SUPPORT",
  "AGREE",
  "CONCEDE",
  "CONSULT",
  "COOPERATE",
  "AID",
  "RETREAT",
]);

/** And who will not end what these tell. */
const LASTING: ReadonlySet<string> = new Set([...DEEDS, "PROTEST", "SANCTION", "COERCE", "ASSAULT"]);

const REQUESTED: ReadonlySet<string> = new Set<EventType>(["REQUEST"]);

const MOBILIZED: ReadonlySet<string> = new Set<EventType>(["MOBILIZE"]);
const isPeacekeeping = (word: string): boolean => word.startsWith("peacekeep") || word.startsWith("peace-keep");
/** How an act's word may lead to those who keep the peace: "the deployment of peacekeepers", "sent a peacekeeping force". */
const LEADING = /^(?:nsubj|obj|obl|nmod|compound|amod|conj|nummod|appos)/;
/** Words deep at most that they stand below it. */
const BELOW = 3;

/** Who takes these in helps them. */
const REFUGEES = wordSet("refugee evacuee migrant asylum-seeker");
const TAKING_IN = wordSet("accept admit receive shelter resettle");
const TAKEN_IN: ReadonlySet<string> = new Set<EventType>(["AGREE", "SUPPORT", "CONSULT"]);

const PHONING = wordSet("call phone telephone ring");
const WILL = wordSet("will would 'll ’ll 'd ’d wo shall sha");
const MUST = wordSet("must should ought");
/** Of those who do these together, neither refuses where they do not. */
const MUTUAL = wordSet("agree sign reach conclude strike settle");
const ENDING = wordSet("end stop halt cease lift ease suspend drop abandon");
/** What is not done yet is not refused; "may not" tells what is forbidden. */
const OPEN = wordSet("yet may might");
/** Verbs and nouns whose clause is promised, threatened, thought or denied; what it tells is no refusal. */
const OTHERWISE = wordSet(
  "assure promise pledge guarantee undertake agree commit warn threaten assurance word warning threat think believe expect hope fear worry doubt predict suggest deny accuse",
);
/** Verbs of saying whose clause may hold what others are asked to do. */
const SAYING = wordSet("say tell insist stress add argue declare repeat reiterate state announce write maintain");

/**
 * What a clause makes of its act: of one that its doer will not do a refusal ("will not free the hostages"), of one that the speaker
 * says another must do a demand, of a telephone call nothing that is asked, and of troops that are sent to keep the peace, and of refugees who
 * are taken in, help (PLOVER's AID; CAMEO's 074 and 075). Null where it makes nothing else of it.
 *
 * @param row the word that tells of the act.
 * @example turnOf(scene, row, "v")?.to // "REJECT" for "would not recognise the new government"
 */
export function turnOf(scene: Scene, row: number, kind: WordKind): Turn | null {
  const { tree } = scene;
  if (tree.sentence.lower.some(isPeacekeeping) && namesPeacekeepers(tree, row, BELOW))
    return { to: "AID", of: MOBILIZED };
  const verb = kind === "n" ? carrierOf(tree, row) : kind === "v" ? row : -1;
  if (verb < 0) return null;
  if (kind === "v" && TAKING_IN.has(lemmaAt(tree, row)) && REFUGEES.has(lemmaAt(tree, child(tree, row, "obj"))))
    return { to: "AID", of: TAKEN_IN };
  if (kind === "v" && isPhoning(scene, row)) return { to: "CONSULT", of: REQUESTED };
  const auxiliaries = (tree.children[verb] ?? []).filter((at) => relation(tree, at) === "aux");
  const carries = (words: ReadonlySet<string>) => auxiliaries.some((at) => words.has(tree.sentence.lower[at] ?? ""));
  if (auxiliaries.length === 0) return null;
  const isPast = auxiliaries.some((at) => tree.sentence.lemma[at] === "have");
  if (isPassive(tree, verb)) return null;
  if (carries(MUST))
    return kind === "v" && !isPast && isAskedOfOthers(scene, verb) ? { to: "REQUEST", of: DEEDS } : null;
  if (!negated(tree, verb) || !isRefused(tree, verb)) return null;
  const lemma = lemmaAt(tree, verb);
  if (carries(WILL)) return isPast ? null : { to: "REJECT", of: ENDING.has(lemma) ? LASTING : DEEDS };
  return MUTUAL.has(lemma) ? null : { to: "REJECT", of: STANCES };
}

/** Whether peacekeepers stand at a row or a few words below it. */
function namesPeacekeepers(tree: Tree, row: number, deep: number): boolean {
  if (isPeacekeeping(tree.sentence.lower[row] ?? "")) return true;
  return (
    deep > 0 &&
    (tree.children[row] ?? []).some(
      (at) => LEADING.test(relation(tree, at) ?? "") && namesPeacekeepers(tree, at, deep - 1),
    )
  );
}

/**
 * Whether a verb tells that one rang another up: who "called the president to thank him" asks nothing of him, as one who "called on" him
 * would.
 */
function isPhoning({ tree, actors }: Scene, verb: number): boolean {
  if (!PHONING.has(lemmaAt(tree, verb)) || isPassive(tree, verb)) return false;
  // A name behind "called" may be read as what somebody is called.
  const object = child(tree, verb, "obj", "xcomp");
  const mention = actorAt(actors, object);
  if (mention?.form !== "person" && mention?.form !== "office") return false;
  // "called him a liar", "called him to account"
  return !(tree.children[verb] ?? []).some((at) => {
    const way = relation(tree, at);
    if (way === "obl") return /^(?:for|to|into)$/.test(caseOf(tree, at));
    return way === "iobj" || (way === "xcomp" && at !== object && !isInfinitive(tree, at));
  });
}

/** Whether a clause that says that something is not done tells of who does not want to do it. */
function isRefused(tree: Tree, verb: number): boolean {
  const { lower, head } = tree.sentence;
  if ((tree.children[verb] ?? []).some((at) => OPEN.has(lower[at] ?? ""))) return false;
  const way = relation(tree, verb);
  if (way === "advcl") return false;
  return way === "root" || !OTHERWISE.has(lemmaAt(tree, head[verb] ?? -1));
}

/** Whether a clause is what one says that another must do. */
function isAskedOfOthers(scene: Scene, verb: number): boolean {
  const { tree } = scene;
  const over = tree.sentence.head[verb] ?? -1;
  const way = relation(tree, verb);
  if (over < 0 || (way !== "ccomp" && way !== "parataxis") || !SAYING.has(lemmaAt(tree, over))) return false;
  const codesAt = (row: number) => fillerAt(scene, row).parties.flatMap(({ code }) => code ?? []);
  const asked = child(tree, verb, "nsubj");
  if (/^(?:i|we)$/.test(tree.sentence.lower[asked] ?? "")) return false;
  const speaker = new Set(codesAt(subject(tree, over)));
  return !codesAt(asked).some((code) => speaker.has(code));
}

/**
 * Odds of acts by what a clause makes of them: those it turns go over to what they become.
 *
 * @param odds by `labels`; they are written over. @returns `odds`.
 * @example turned(Float64Array.of(0.2, 0.8), ["REJECT", "AID"], { to: "REJECT", of: new Set(["AID"]) }) // 1, 0
 */
export function turned(odds: Float64Array, labels: readonly string[], { to, of }: Turn): Float64Array {
  const there = labels.indexOf(to);
  for (const [at, label] of labels.entries()) {
    if (!of.has(label)) continue;
    odds[there] = (odds[there] ?? 0) + (odds[at] ?? 0);
    odds[at] = 0;
  }
  return odds;
}
