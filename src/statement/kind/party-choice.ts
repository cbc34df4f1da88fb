import type { ActorMention, Party, PlaceMention } from "../../mention/index.js";
import { score } from "../probability.js";
import { caseOf, child, subject, type Tree, under } from "../syntax/tree.js";

/** Parties that a statement may be about together, with what the judge looks at. */
export interface PartySet {
  readonly parties: readonly Party[];
  readonly features: readonly string[];
  /** What else speaks for it, in log odds. */
  readonly leaning: number;
}

/** What it costs two parties, in log odds, that no part of the sentence joins them. */
const UNJOINED = 1;
/** Of how many parties any two may be meant, those that are likeliest first. */
const PAIRED = 7;
/** How likely a party that the words around do not name must be to be weighed. */
const PRESENT = 0.05;

/** Where the statement stands: the row it hangs on, the verb above it, and words that tell its kind. */
export interface Pivot {
  readonly row: number;
  readonly verb: number;
  /** Rows [from, to) of the words that carry it. */
  readonly span: readonly [number, number];
  readonly tags: readonly string[];
}

/** A party of the sentence or of those before, and where it stands to the statement. */
interface Standing {
  readonly party: Party;
  readonly wheres: Set<string>;
  readonly cases: Set<string>;
  /** Whether it stands in the words that carry the statement. */
  near: boolean;
  readonly sort: string;
  /** Parties named in one breath ("India and Pakistan", "the two sides") share it. */
  readonly group: number;
}

/** Places to look in for parties, each with those next to it. */
const LOOKS: Readonly<Record<string, readonly string[]>> = {
  inside: ["itself", "of it", "inside"],
  subject: ["subject", "in subject"],
  object: ["object", "in object"],
  after: ["after verb"],
  "inside and subject": ["itself", "of it", "inside", "subject", "in subject"],
  "subject and object": ["subject", "in subject", "object", "in object"],
  "inside and after": ["itself", "of it", "inside", "after verb"],
  clause: ["itself", "of it", "inside", "subject", "in subject", "object", "in object", "before verb", "after verb"],
  last: ["before last"],
};

/**
 * Sets of parties that a statement may be about: those that stand together in a part of its sentence, each alone, all of it;
 * and where it is known how likely each is, any two that are likely.
 *
 * @param earlier parties of the sentences before, latest first, for statements that name none.
 * @param foremost codes of the parties that the article names most; empty where they tell nothing.
 * @param except codes that it cannot be about.
 * @param weighed parties of the report, and how likely each is; null where only what stands together is asked for.
 */
export function partySets(
  tree: Tree,
  actors: readonly ActorMention[],
  places: readonly PlaceMention[],
  pivot: Pivot,
  earlier: readonly Party[],
  foremost: readonly string[],
  except: ReadonlySet<string | null> = new Set(),
  weighed: readonly (readonly [Party, number])[] | null = null,
): PartySet[] {
  const likely = (weighed ?? []).flatMap(([party, odds]) => (odds >= PRESENT ? [party] : []));
  const standings = standingsOf(tree, actors, places, pivot, [...earlier, ...likely]).filter(
    ({ party }) => !except.has(party.code),
  );
  const sets = new Map<string, { readonly members: readonly Standing[]; readonly hows: Set<string> }>();
  const add = (members: readonly Standing[], how: string) => {
    const key = members
      .map(({ party }) => party.code)
      .sort()
      .join(" ");
    const known = sets.get(key) ?? { members, hows: new Set<string>() };
    known.hows.add(how);
    sets.set(key, known);
  };
  add([], "none");
  for (const [look, wheres] of Object.entries(LOOKS)) {
    const found = standings.filter((one) => wheres.some((where) => one.wheres.has(where)));
    add(found, look);
    add(
      found.filter(({ sort }) => sort !== "GRP"),
      `${look}, named`,
    );
  }
  const named = standings.filter(
    ({ sort, wheres }) => sort !== "GRP" && !wheres.has("before last") && !wheres.has("before"),
  );
  add(named, "all");
  add(
    named.filter(({ near }) => near),
    "near",
  );
  for (const one of standings) {
    add([one], "alone");
    add(
      standings.filter(({ group }) => group === one.group),
      "joined",
    );
  }
  const last = standings.filter(({ wheres }) => wheres.has("before last") || wheres.has("before")).slice(0, 2);
  if (last.length === 2) add(last, "two before");
  if (weighed) {
    const odds = new Map(weighed.map(([{ code }, odds]) => [code, odds] as const));
    const oddsOf = ({ party }: Standing) => odds.get(party.code) ?? 0;
    const likeliest = standings.toSorted((a, b) => oddsOf(b) - oddsOf(a)).slice(0, PAIRED);
    for (const [at, one] of likeliest.entries()) for (const other of likeliest.slice(at + 1)) add([one, other], "pair");
  }
  return [...sets.values()].map(({ members, hows }) => ({
    parties: members.map(({ party }) => party),
    features: [
      ...setFeatures(members, standings, hows, pivot.tags),
      ...ofArticle(members, foremost, pivot.tags, except),
    ],
    leaning: hows.size === 1 && hows.has("pair") ? -UNJOINED : 0,
  }));
}

/** How a set stands to those the article is about. */
function ofArticle(
  members: readonly Standing[],
  foremost: readonly string[],
  tags: readonly string[],
  except: ReadonlySet<string | null>,
): string[] {
  if (foremost.length === 0) return [];
  const codes = members.map(({ party }) => party.code);
  const held = foremost.map((code) => (codes.includes(code) ? "in" : except.has(code) ? "holds" : "out")).join(" ");
  const others = codes.filter((code) => code !== null && !foremost.includes(code)).length;
  const standing = `foremost ${held} and ${Math.min(2, others)}`;
  return [standing, `foremost ${held}`, ...tags.map((tag) => `${tag} ${standing}`)];
}

function setFeatures(
  members: readonly Standing[],
  standings: readonly Standing[],
  hows: ReadonlySet<string>,
  tags: readonly string[],
): string[] {
  const features = new Set<string>(["always", `size ${Math.min(4, members.length)}`]);
  const here = standings.filter(({ wheres }) => !wheres.has("before") && !wheres.has("before last")).length;
  features.add(`size ${Math.min(4, members.length)} of ${Math.min(5, here)}`);
  for (const how of hows) {
    features.add(`how ${how}`);
    for (const tag of tags) features.add(`${tag} how ${how}`);
  }
  for (const one of standings) {
    const side = members.includes(one) ? "in" : "out";
    for (const where of one.wheres) {
      features.add(`${side} ${where}`);
      features.add(`${side} ${where} ${one.sort}`);
      for (const tag of tags) features.add(`${tag} ${side} ${where}`);
    }
    for (const by of one.cases) features.add(`${side} case ${by}`);
    features.add(`${side} near ${one.near}`);
    features.add(`${side} ${one.sort}`);
    for (const tag of tags) features.add(`${tag} ${side} ${one.sort}`);
    if (side === "in" && standings.some((other) => other.group === one.group && !members.includes(other)))
      features.add("parts what is joined");
  }
  return [...features];
}

function standingsOf(
  tree: Tree,
  actors: readonly ActorMention[],
  places: readonly PlaceMention[],
  { row, verb, span }: Pivot,
  earlier: readonly Party[],
): Standing[] {
  const byCode = new Map<string, Standing>();
  const add = (party: Party, at: number, where: string) => {
    if (party.code === null) return;
    const sort = party.code.includes(":") ? party.code.slice(0, 3) : "state";
    const group = at < 0 ? -1 - byCode.size : joinedAt(tree, at);
    const known = byCode.get(party.code) ?? { party, wheres: new Set(), cases: new Set(), near: false, sort, group };
    known.wheres.add(where);
    if (at >= 0) known.cases.add(caseOf(tree, at));
    known.near ||= at >= span[0] && at < span[1];
    byCode.set(party.code, known);
  };
  for (const { parties, head } of actors) for (const party of parties) add(party, head, whereIs(tree, head, row, verb));
  for (const { country, start, end, head } of places)
    add({ code: country, sector: null, name: null, office: null, start, end }, head, whereIs(tree, head, row, verb));
  for (const [at, party] of earlier.entries())
    if (!byCode.has(party.code ?? "")) add(party, -1, at === 0 ? "before last" : "before");
  return [...byCode.values()];
}

/** Row that the nouns coordinated with `row` hang from. */
function joinedAt({ sentence }: Tree, row: number): number {
  let at = row;
  for (let step = 0; step < 6 && sentence.deprel[at]?.startsWith("conj"); step++) at = sentence.head[at] ?? at;
  return at;
}

function whereIs(tree: Tree, at: number, row: number, verb: number): string {
  if (under(tree, at, row)) return at === row ? "itself" : (tree.sentence.head[at] ?? -1) === row ? "of it" : "inside";
  if (verb < 0) return "elsewhere";
  const doer = subject(tree, verb);
  if (doer >= 0 && under(tree, at, doer)) return at === doer ? "subject" : "in subject";
  const object = child(tree, verb, "obj");
  if (object >= 0 && under(tree, at, object)) return at === object ? "object" : "in object";
  if (under(tree, at, verb)) return at < verb ? "before verb" : "after verb";
  return at < row ? "above before" : "above after";
}

/** The likeliest of several sets of parties, by a judge's weights and what else speaks for them. */
export function likeliestSet(weights: ReadonlyMap<string, number>, sets: readonly PartySet[]): readonly Party[] {
  const scored = sets.map(({ parties, features, leaning }) => ({ parties, sure: score(weights, features) + leaning }));
  const none = { parties: [] as readonly Party[], sure: Number.NEGATIVE_INFINITY };
  return scored.reduce((a, b) => (b.sure > a.sure ? b : a), none).parties;
}
