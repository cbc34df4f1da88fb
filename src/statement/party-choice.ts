import type { ActorMention, Party, PlaceMention } from "../mention/index.js";
import { probability } from "./judge.js";
import { caseOf, child, relation, subject, type Tree, under } from "./tree.js";

/** A party that a statement may be about, with what its judge looks at. */
export interface PartyOption {
  readonly party: Party;
  readonly features: readonly string[];
  /** Parties named in one breath ("India and Pakistan", "the two sides") share it: they come together or not at all. */
  readonly group: number;
}

/** Where the statement stands: the row it hangs on, the verb above it, and words that tell its kind. */
export interface Pivot {
  readonly row: number;
  readonly verb: number;
  /** Rows [from, to) of the words that carry it. */
  readonly span: readonly [number, number];
  readonly tags: readonly string[];
}

/**
 * The parties that a sentence names, each once, with where it stands to the statement: inside its phrase, as subject or
 * object of its verb, as a place, or elsewhere.
 *
 * @param earlier parties of the sentences before, latest first, for statements that name none.
 */
export function partyOptions(
  tree: Tree,
  actors: readonly ActorMention[],
  places: readonly PlaceMention[],
  { row, verb, span, tags }: Pivot,
  earlier: readonly Party[],
): PartyOption[] {
  const byCode = new Map<string, { party: Party; features: Set<string>; group: number }>();
  const add = (party: Party, rowOf: number, kind: string) => {
    if (party.code === null) return;
    const where = rowOf < 0 ? "before" : whereIs(tree, rowOf, row, verb);
    const near = rowOf >= 0 && rowOf >= span[0] && rowOf < span[1];
    const joined = rowOf < 0 ? "none" : caseOf(tree, rowOf);
    const sort = party.code.includes(":") ? party.code.slice(0, 3) : "state";
    const known = byCode.get(party.code) ?? {
      party,
      features: new Set(["always"]),
      group: rowOf < 0 ? -1 - byCode.size : joinedAt(tree, rowOf),
    };
    for (const feature of [
      `where ${where}`,
      `where ${where} ${kind}`,
      `kind ${kind}`,
      `sort ${sort}`,
      `near ${near}`,
      `near ${near} ${sort}`,
      `relation ${rowOf < 0 ? "none" : relation(tree, rowOf)}`,
      `case ${joined}`,
      `case ${joined} ${where}`,
      ...tags.flatMap((tag) => [
        `${tag} ${where}`,
        `${tag} ${where} ${sort}`,
        `${tag} ${sort}`,
        `${tag} ${kind} ${near}`,
      ]),
    ])
      known.features.add(feature);
    byCode.set(party.code, known);
  };
  for (const actor of actors) for (const party of actor.parties) add(party, actor.head, actor.form);
  for (const { country, start, end, head } of places)
    add({ code: country, sector: null, name: null, office: null, start, end }, head, "place");
  const count = byCode.size;
  for (const [at, party] of earlier.entries())
    if (!byCode.has(party.code ?? "")) add(party, -1, at === 0 ? "last" : "earlier");
  return [...byCode.values()].map(({ party, features, group }) => ({
    party,
    group,
    features: [
      ...features,
      `count ${Math.min(count, 4)}`,
      ...(features.has("where before") ? [`before ${Math.min(count, 2)}`] : []),
    ],
  }));
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

/** Below this a party is not taken, but for the likeliest where one must be. */
const TAKEN = 0.5;

/**
 * The parties that a judge takes among the options.
 *
 * @param weights the judge's, by feature; @param least how sure the likeliest must be to stand alone where none is taken.
 */
export function chooseParties(
  weights: ReadonlyMap<string, number>,
  options: readonly PartyOption[],
  least: number,
): Party[] {
  const alone = options.map((option) => ({ ...option, sure: probability(weights, option.features) }));
  const scored = alone.map(({ party, group }) => {
    const joined = alone.filter((other) => other.group === group);
    return { party, sure: joined.reduce((sum, { sure }) => sum + sure, 0) / joined.length };
  });
  const taken = scored.filter(({ sure }) => sure >= TAKEN);
  if (taken.length > 0) return taken.map(({ party }) => party);
  const best = Math.max(0, ...scored.map(({ sure }) => sure));
  return best >= least ? scored.filter(({ sure }) => sure === best).map(({ party }) => party) : [];
}
