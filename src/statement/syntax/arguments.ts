import type { ActorMention, Party, Person, PlaceMention } from "../../mention/index.js";
import { actorAt, distinct } from "./parties.js";
import { caseOf, child, isInfinitive, relation, subject, type Tree } from "./tree.js";

/** The mentions of one sentence that an event's arguments are looked up in. */
export interface Scene {
  readonly tree: Tree;
  readonly actors: readonly ActorMention[];
  readonly places: readonly PlaceMention[];
}

/** Who fills an argument: parties and persons, and the rows they stand at. */
export interface Filler {
  readonly parties: readonly Party[];
  readonly people: readonly Person[];
  readonly rows: readonly number[];
}

export const NOBODY: Filler = { parties: [], people: [], rows: [] };

/** Fillers of a scene that were worked out before, by row: conditions, slots and roles ask for the same ones. */
const known = new WeakMap<Scene, Filler[]>();

/** The mentions at a noun phrase's head and those coordinated with it; failing these, the one that owns or qualifies it. */
export function fillerAt(scene: Scene, row: number, deep = true): Filler {
  if (row < 0) return NOBODY;
  const fillers = known.get(scene) ?? [];
  if (fillers.length === 0) known.set(scene, fillers);
  const place = 2 * row + Number(deep);
  const before = fillers[place];
  if (before) return before;
  const filler = lookUp(scene, row, deep);
  fillers[place] = filler;
  return filler;
}

function lookUp({ tree, actors }: Scene, row: number, deep: boolean): Filler {
  const whole = actorAt(actors, row);
  // "Japarov of Kyrgyzstan and Mirziyoyev": the second name may hang from any word of the first.
  const within = whole
    ? Array.from({ length: Math.min(12, whole.to - whole.from) }, (_, at) => whole.from + at)
    : [row];
  const heads = [
    row,
    ...new Set(
      [row, ...within]
        .flatMap((at) => coordinated(tree, at))
        .filter((at) => !whole || at >= whole.to || at < whole.from),
    ),
  ];
  const own = heads.flatMap((at) => {
    const actor = actorAt(actors, at);
    return actor ? [{ actor, at }] : [];
  });
  if (own.length > 0) return merge(own);
  if (!deep) return NOBODY;
  const inside = (tree.children[row] ?? []).flatMap((at) => {
    const kind = relation(tree, at);
    const fits = kind === "nmod" || kind === "compound" || kind === "amod" || kind === "appos" || kind === "flat";
    if (!fits) return [];
    const actor = actorAt(actors, at);
    return actor ? [{ actor, at }] : [];
  });
  return merge(inside.slice(0, 3));
}

function merge(found: readonly { actor: ActorMention; at: number }[]): Filler {
  return {
    parties: distinct(found.flatMap(({ actor }) => actor.parties)),
    people: found.flatMap(({ actor }) => actor.people),
    rows: found.map(({ at }) => at),
  };
}

function coordinated(tree: Tree, row: number): number[] {
  return (tree.children[row] ?? [])
    .filter((at) => relation(tree, at) === "conj" && at > row)
    .flatMap((at) => [at, ...coordinated(tree, at)]);
}

/** Rows of the nominals that hang from a word by one of the prepositions, nearest first. */
function obliques(tree: Tree, row: number, prepositions: ReadonlySet<string>): number[] {
  return (tree.children[row] ?? []).filter((at) => {
    const kind = relation(tree, at);
    return (kind === "obl" || kind === "nmod" || (kind === "advcl" && at > row)) && prepositions.has(caseOf(tree, at));
  });
}

const WITH = new Set(["with", "alongside"]);
const PREPOSITIONS: Readonly<Record<string, ReadonlySet<string>>> = {
  with: WITH,
  to: new Set(["to", "toward", "towards"]),
  on: new Set(["on", "upon"]),
  from: new Set(["from"]),
  against: new Set(["against"]),
  for: new Set(["for"]),
  at: new Set(["at"]),
  by: new Set(["by"]),
  of: new Set(["of"]),
  between: new Set(["between", "among"]),
  in: new Set(["in"]),
  as: new Set(["as"]),
  into: new Set(["into"]),
  about: new Set(["about", "over"]),
};

/** Row of an argument by the name frames use; -1 where the word has none. */
export function argumentRow(tree: Tree, row: number, name: string): number {
  const passive = isPassive(tree, row);
  switch (name) {
    case "obj":
      return passive ? passiveSubject(tree, row) : objectOf(tree, row);
    case "subj":
      return passive ? (obliques(tree, row, new Set(["by"]))[0] ?? -1) : subject(tree, row);
    case "iobj":
      return child(tree, row, "iobj");
    case "xcomp":
      return infinitiveOf(tree, row);
    case "ccomp":
      return child(tree, row, "ccomp");
    case "prt":
      return child(tree, row, "compound:prt");
    default: {
      const prepositions = PREPOSITIONS[name];
      return prepositions ? (obliques(tree, row, prepositions)[0] ?? -1) : -1;
    }
  }
}

/** Row of a verb's object; of two, the one that is not the hearer. "asked Greece to explain" has its only object read as the hearer's. */
function objectOf(tree: Tree, row: number): number {
  const object = child(tree, row, "obj", "iobj");
  if (object >= 0) return child(tree, row, "obj") >= 0 ? child(tree, row, "obj") : object;
  // What a parse calls an adjunct without preposition, or with the verb's own particle, is mostly its object.
  return (
    (tree.children[row] ?? []).find((at) => {
      if (at < row || relation(tree, at) !== "obl" || tree.sentence.deprel[at] === "obl:unmarked") return false;
      const marker = child(tree, at, "case");
      return marker < 0
        ? tree.sentence.upos[at] !== "NUM" && !TIME.has((tree.sentence.lemma[at] ?? "").toLowerCase())
        : marker === row + 1 && PARTICLES.has(tree.sentence.lower[marker] ?? "");
    }) ?? -1
  );
}

const PARTICLES = new Set(["off", "out", "up", "back", "down", "over"]);
const TIME = new Set(
  "day week month year hour morning evening night today tomorrow yesterday monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december time".split(
    " ",
  ),
);

/** Row of the infinitive that says to what a verb asks, promises or refuses; parses differ on how it hangs there. */
export function infinitiveOf(tree: Tree, row: number): number {
  const own = child(tree, row, "xcomp");
  if (own >= 0) return own;
  const direct = (tree.children[row] ?? []).find((at) => at > row && isInfinitive(tree, at));
  if (direct !== undefined) return direct;
  for (const at of tree.children[row] ?? []) {
    if (at < row || !["obj", "iobj", "obl"].includes(relation(tree, at))) continue;
    const inner = (tree.children[at] ?? []).find((next) => relation(tree, next) === "acl" && isInfinitive(tree, next));
    if (inner !== undefined) return inner;
  }
  return -1;
}

/** Whether a verb stands in the passive, with auxiliary or as a reduced clause ("troops sent by Kyiv"). */
export function isPassive(tree: Tree, row: number): boolean {
  if (child(tree, row, "nsubj:pass", "aux:pass", "obl:agent") >= 0) return true;
  return tree.sentence.xpos[row] === "VBN" && relation(tree, row) === "acl" && child(tree, row, "obj") < 0;
}

function passiveSubject(tree: Tree, row: number): number {
  const own = child(tree, row, "nsubj:pass", "nsubj");
  if (own >= 0 && !/^(WDT|WP)$/.test(tree.sentence.xpos[own] ?? "")) return own;
  return relation(tree, row) === "acl" ? (tree.sentence.head[row] ?? -1) : subject(tree, row);
}

/** Who fills one argument of a verb or noun. `dest` is the country of the place it leads to; `mod` and `poss` those before a noun. */
export function fill(scene: Scene, row: number, name: string, governor = -1): Filler {
  const { tree } = scene;
  switch (name) {
    case "dest":
      return destination(scene, row);
    case "poss": {
      const owners = (tree.children[row] ?? []).filter((at) => tree.sentence.deprel[at] === "nmod:poss");
      return together(owners.map((at) => fillerAt(scene, at, false)));
    }
    case "mod": {
      const modifiers = (tree.children[row] ?? []).filter(
        (at) =>
          at < row &&
          ["amod", "compound", "nmod"].includes(relation(tree, at)) &&
          tree.sentence.deprel[at] !== "nmod:poss",
      );
      return together(
        modifiers
          .flatMap((at) => [
            at,
            ...(tree.children[at] ?? []).filter((inner) =>
              ["compound", "conj", "amod", "nmod"].includes(relation(tree, inner)),
            ),
          ])
          .map((at) => fillerAt(scene, at, false)),
      );
    }
    case "subj":
      if (governor >= 0) return fillerAt(scene, argumentRow(tree, governor, "subj"));
      return tree.sentence.upos[row] === "NOUN" ? NOBODY : fillerAt(scene, argumentRow(tree, row, "subj"));
    case "obj":
    case "iobj":
      return fillerAt(scene, argumentRow(tree, row, name));
    default: {
      const prepositions = PREPOSITIONS[name];
      if (!prepositions) return NOBODY;
      const direct = obliques(tree, row, prepositions);
      // "impose sanctions on", "hold talks with": the preposition may hang from the verb's object, or a noun's from its verb.
      const object = child(tree, row, "obj");
      const viaObject = object >= 0 ? obliques(tree, object, prepositions) : [];
      const viaVerb = governor >= 0 ? obliques(tree, governor, prepositions) : [];
      const rows = [...direct, ...viaObject, ...viaVerb];
      return together(rows.slice(0, 3).map((at) => fillerAt(scene, at)));
    }
  }
}

const countryOf = ({ country, start, end }: PlaceMention): Party => ({
  code: country,
  sector: null,
  name: null,
  office: null,
  start,
  end,
});

/** Country of the place a movement leads to: a place after "to", "in", "at" or as object, or the one whose leader is called on. */
function destination(scene: Scene, row: number): Filler {
  const { tree, places } = scene;
  const rows = [
    ...obliques(tree, row, new Set(["to", "in", "at", "for", "into"])),
    child(tree, row, "obj"),
    child(tree, row, "advmod"),
  ].filter((at) => at >= 0);
  for (const at of rows) {
    for (const inner of [at, ...(tree.children[at] ?? [])]) {
      const place = places.find(({ from, to }) => from <= inner && inner < to);
      if (place) {
        // Of a list of cities some may be read as those who govern from there.
        const others = coordinated(tree, at).flatMap((other) => {
          const next = places.find(({ from, to }) => from <= other && other < to);
          return next ? [countryOf(next)] : fillerAt(scene, other, false).parties;
        });
        return { parties: distinct([countryOf(place), ...others]), people: [], rows: [at] };
      }
    }
    const filler = fillerAt(scene, at, false);
    if (filler.parties.length > 0 && caseOf(tree, at) !== "in") return filler;
  }
  return NOBODY;
}

/** Words that place what they govern; a country after them is where, not whom. */
const PLACING = new Set(
  "in at near over across inside outside around along through throughout within after before since during until".split(
    " ",
  ),
);

/**
 * The first party, nearest the word, in what a verb is about, other than those who act: in its object, its complement
 * or what hangs from it by a preposition that does not place.
 */
export function inside({ tree, actors }: Scene, row: number, acting: Filler): Filler {
  const known = new Set(acting.parties.map(({ code }) => code));
  let level = (tree.children[row] ?? []).filter(
    (at) => at > row && ["obj", "iobj", "obl", "xcomp", "ccomp", "advcl"].includes(relation(tree, at)),
  );
  for (let depth = 0; depth < 4 && level.length > 0; depth++) {
    for (const at of level) {
      const actor = actorAt(actors, at);
      if (!actor || actor.head !== at || PLACING.has(caseOf(tree, at))) continue;
      const parties = actor.parties.filter(({ code }) => code !== null && !known.has(code));
      if (parties.length > 0) return { parties, people: actor.people, rows: [at] };
    }
    level = level
      .filter((at) => !PLACING.has(caseOf(tree, at)))
      .flatMap((at) => (tree.children[at] ?? []).filter((next) => !LOOSE.has(relation(tree, next))));
  }
  return NOBODY;
}

const LOOSE = new Set(["punct", "det", "case", "mark", "aux", "parataxis", "cc", "cop"]);

export function together(fillers: readonly Filler[]): Filler {
  return {
    parties: distinct(fillers.flatMap(({ parties }) => parties)),
    people: fillers
      .flatMap(({ people }) => people)
      .filter(({ name }, at, all) => all.findIndex((other) => other.name === name) === at),
    rows: fillers.flatMap(({ rows }) => rows),
  };
}
