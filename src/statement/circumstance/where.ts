import { homeOfGroup, isStateCode, type PlaceMention } from "../../mention/index.js";
import { caseOf, relation, rootOf, type Tree } from "../syntax/tree.js";
import { type Happening, nearestTo, type Report, sortOf } from "./happening.js";

/** A country that an act may take place in, and what speaks for it and against it. */
export interface PlaceOption {
  readonly country: string | null;
  /** The words it is read from; null where it is a party's own country, or none. */
  readonly place: PlaceMention | null;
  readonly features: readonly string[];
  /** Whether the act's own words lead there ("flew to Nairobi"), and not home. */
  readonly goal?: boolean;
  /** Whether the words tell of the act at no other place: "Nairobi, where they met", "the accord reached in Nairobi". */
  readonly ground?: boolean;
}

/** An act told before, with the country it was placed in. */
export interface Placed extends Happening {
  readonly country: string | null;
}

const BACK = 3;
/** Places of its sentence that an act may have: lists of more are no report. */
const MOST = 16;

/**
 * The countries an act may take place in: of the places of its sentence and those before, of the head of the report, of
 * those who act and are acted on, the one the report speaks of most, and none.
 */
export function placesFor(report: Report, act: Happening, before: readonly Placed[]): PlaceOption[] {
  const tree = report.tree(act.sentence);
  if (!tree) return [];
  const options: PlaceOption[] = [];
  const own = nearestTo(report.places[act.sentence] ?? [], act.head, MOST);
  const role = (country: string) =>
    `${act.actor.includes(country) ? "actor" : ""}${act.recipient.includes(country) ? "recipient" : ""}` || "other";
  const ahead = act.status === "planned" || act.status === "possible" ? "ahead" : "real";
  const mode = `${act.type} ${act.mode ?? "no"}`;
  const sides = act.recipient.length > 0 ? "onto" : "among";
  const word = (tree.sentence.lemma[act.head] ?? "").toLowerCase();
  const clause = tree.sentence.deprel[act.head] ?? "";
  const quoted = clause === "ccomp" ? "reported" : "told";
  const ground = groundOf(tree, act.head);
  const makers = makersOf(tree, act.head);
  // Who returns to his own country, or goes there while no one else is known of, makes no visit to it.
  const isHome = (country: string) => act.actor.includes(country) && (word === "return" || act.recipient.length === 0);
  const many = (country: string) => {
    const count = report.named.get(country) ?? 0;
    return count < 3 ? String(count) : count < 6 ? "some" : "many";
  };
  for (const place of own) {
    const head = landOf(tree, place);
    const attached = attachmentOf(tree, head, act);
    const inside = act.from <= head && head < act.to ? "inside" : "outside";
    const kind = place.venue === null ? "state" : "venue";
    const preposition = caseOf(tree, head);
    const before = head < act.head ? "before" : "after";
    const who = role(place.country);
    const named = tree.sentence.upos[place.to - 1] === "PROPN";
    options.push({
      country: place.country,
      place,
      ground:
        (place.from <= ground && ground < place.to) ||
        (/^(?:at|in)$/.test(preposition) && makers.includes(tree.sentence.head[head] ?? -1)),
      goal: preposition === "to" && attached === "self" && named && !isHome(place.country),
      features: [
        "own",
        `own ${kind}`,
        `own ${kind} ${attached}`,
        `own ${kind} ${preposition}`,
        `own ${kind} ${preposition} ${attached}`,
        `own ${kind} ${inside}`,
        `own ${kind} ${inside} ${before}`,
        `own ${kind} ${act.type}`,
        `own ${kind} ${mode} ${who}`,
        `own ${attached} ${act.type}`,
        `own ${preposition} ${act.type}`,
        `own ${who}`,
        `own ${who} ${act.type}`,
        `own ${who} ${kind} ${preposition}`,
        `own front ${place.from < 3}`,
        `own ${kind} as ${relation(tree, head)}`,
        `own ${kind} as ${relation(tree, head)} ${attached}`,
        `own ${word}`,
        `own ${kind} ${clause}`,
        `own often ${many(place.country)}`,
        `own often ${many(place.country)} ${act.type}`,
      ],
    });
  }
  const some = own.length === 0 ? "alone" : own.some(({ venue }) => venue !== null) ? "besides venue" : "besides";
  const add = (from: string, country: string, place: PlaceMention | null) => {
    const kind = place === null ? "party" : place.venue === null ? "state" : "venue";
    const who = role(country);
    options.push({
      country,
      place,
      features: [
        `far ${from}`,
        `far ${from} ${some}`,
        `far ${from} ${kind}`,
        `far ${from} ${kind} ${who}`,
        `far ${from} ${act.type}`,
        `far ${from} ${act.type} ${who}`,
        `far ${from} ${mode}`,
        `far ${from} ${act.type} ${ahead}`,
        `far ${from} ${act.type} ${sides}`,
        `far ${kind} ${who} ${act.type}`,
        `far ${from} ${word}`,
        `far ${from} ${clause}`,
        `far often ${many(country)} ${kind}`,
        `far often ${many(country)} ${act.type}`,
        `far often ${many(country)} ${who} ${sortOf(act.type)}`,
      ],
    });
  };
  for (let back = 1; back <= BACK; back++) {
    const there = report.places[act.sentence - back] ?? [];
    const venue = there.findLast((place) => place.venue !== null);
    const last = there.findLast((place) => place.venue === null);
    if (venue) add(`back ${back}`, venue.country, venue);
    if (last) add(`back ${back}`, last.country, last);
  }
  const lead = report.places[0]?.[0];
  if (lead) add(lead.from < 2 ? "dateline" : "lead", lead.country, lead);
  for (const code of act.actor) {
    const home = isStateCode(code) ? code : homeOfGroup(code);
    if (home !== null)
      add(isStateCode(code) ? `actor of ${Math.min(3, act.actor.length)}` : "actor's home", home, null);
  }
  for (const code of act.recipient) {
    const home = isStateCode(code) ? code : homeOfGroup(code);
    if (home !== null)
      add(isStateCode(code) ? `recipient of ${Math.min(3, act.recipient.length)}` : "recipient's home", home, null);
  }
  if (report.foremost !== null) add("foremost", report.foremost, null);
  const style = report.wire ? "wire" : "feature";
  const upos = tree.sentence.upos[act.head] === "VERB" ? "verb" : "noun";
  options.push({
    country: null,
    place: null,
    features: [
      "none",
      `none ${act.type}`,
      `none ${mode}`,
      `none ${act.type} ${act.status}`,
      `none ${act.type} ${some}`,
      `none ${some}`,
      `none ${upos}`,
      `none ${act.type} ${upos}`,
      `none ${act.type} ${act.sentence < 2 ? "head" : "body"}`,
      `none ${act.type} ${sides}`,
      `none ${style} ${act.type}`,
      `none ${word}`,
      `none ${clause}`,
      `none ${clause} ${act.type}`,
      `none ${quoted} ${some}`,
      `none ${style} ${sortOf(act.type)} ${some}`,
    ],
  });
  return options.map((option) => ({ ...option, features: [...option.features, ...likeBefore(option, act, before)] }));
}

/** How an option stands to the places of the acts told before: of the last one, and of the last one by the same party. */
function likeBefore(option: PlaceOption, act: Happening, before: readonly Placed[]): string[] {
  const where = option.features[0] ?? "";
  const last = before.at(-1);
  const same = before.findLast(({ actor }) => actor.some((code) => act.actor.includes(code)));
  const found: string[] = [];
  const nowhere = option.country === null;
  if (last) {
    const as = last.country === option.country ? "as" : "unlike";
    const near = act.sentence - last.sentence > 1 ? "far" : act.sentence === last.sentence ? "same" : "next";
    found.push(`${as} last ${near} ${nowhere}`, `${as} last ${where} ${nowhere}`);
    found.push(`${as} last ${sortOf(last.type)}-${sortOf(act.type)} ${nowhere}`);
    found.push(`${as} last ${last.type === act.type} ${last.status === act.status} ${near} ${nowhere}`);
  }
  if (same && same !== last)
    found.push(`${same.country === option.country ? "as" : "unlike"} same ${sortOf(act.type)} ${nowhere}`);
  const alike = before.filter(({ country }) => country === option.country).length;
  const share = before.length === 0 ? "first" : String(Math.round((4 * alike) / before.length));
  const run = before.length < 3 ? "few" : "many";
  found.push(
    `alike ${share} ${run} ${nowhere}`,
    `alike ${share} ${sortOf(act.type)} ${nowhere}`,
    `alike ${share} ${where}`,
  );
  return found;
}

const LANDS = new Set(
  "city town village capital resort port province region district island camp area state territory outskirts suburb border valley mountain coast county enclave zone neighbourhood neighborhood quarter part north south east west northeast northwest southeast southwest edge heart centre center base airport airbase".split(
    " ",
  ),
);

/** Row of the word that carries a place: of "in the resort of Antalya" the resort. */
function landOf(tree: Tree, { from, to }: PlaceMention): number {
  const root = rootOf(tree, from, to);
  const above = tree.sentence.head[root] ?? -1;
  return above >= 0 && LANDS.has((tree.sentence.lemma[above] ?? "").toLowerCase()) ? above : root;
}

/** Where a place hangs: from the act's own word, from a noun below it, from a word above it, from another's. */
function attachmentOf(tree: Tree, head: number, act: Happening): string {
  const above = new Set<number>();
  for (let at = tree.sentence.head[act.head] ?? -1, step = 0; at >= 0 && step < 8; step++) {
    above.add(at);
    at = tree.sentence.head[at] ?? -1;
  }
  let at = head;
  let nouns = 0;
  for (let step = 0; step < 8 && at >= 0; step++) {
    if (at === act.head) return nouns < 2 ? "self" : "noun";
    if (above.has(at)) return "above";
    const verb = tree.sentence.upos[at] === "VERB";
    if (verb) return at >= act.from && at < act.to ? "inner" : "another";
    nouns++;
    at = tree.sentence.head[at] ?? -1;
  }
  return "loose";
}

const SAME_CLAUSE = /^(?:conj|xcomp|ccomp|nsubj|obj|obl)$/;
/** Clauses deep at most that a word stands in one with "where". */
const DEEP = 4;

/** Row of the word before the "where" of the clause that a word stands in: of the place it is told of; -1 where it stands in none. */
function groundOf(tree: Tree, row: number): number {
  const { deprel, head, lower } = tree.sentence;
  let at = row;
  for (let step = 0; step < DEEP && at >= 0; step++) {
    const where = tree.children[at]?.find((below) => below < row && lower[below] === "where");
    if (where !== undefined) return lower[where - 1] === "," ? where - 2 : where - 1;
    if (!SAME_CLAUSE.test(deprel[at] ?? "")) return -1;
    at = head[at] ?? -1;
  }
  return -1;
}

/** Verbs that bring about what their noun tells of. */
const MAKING = /^(?:conclude|hold|initial|make|reach|seal|sign|strike)$/;

/** Rows of the verbs that say of a noun how it came about: the "reached" of "the accord that they reached". */
const makersOf = (tree: Tree, row: number): readonly number[] =>
  tree.sentence.upos[row] !== "NOUN"
    ? []
    : (tree.children[row] ?? []).filter(
        (below) => relation(tree, below) === "acl" && MAKING.test(tree.sentence.lemma[below] ?? ""),
      );
