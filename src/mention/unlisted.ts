import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";

/** Last words, or words before "of", of names of parties and movements, with their sector. */
const HEADS: ReadonlyMap<string, string> = new Map([
  ["Party", "PTY"],
  ["party", "PTY"],
  ["League", "PTY"],
  ["Alliance", "PTY"],
  ["Front", "REB"],
  ["Movement", "REB"],
  ["movement", "REB"],
  ["Brigade", "REB"],
  ["Brigades", "REB"],
  ["Militia", "REB"],
  ["Council", "OPP"],
  ["Coalition", "OPP"],
]);

/** Words that make such a name one of something else: sport, geography, war. */
const ELSEWHERE = new Set(
  "Premier Champions Major Minor Ivy Football Eastern Western Northern Southern Home Third Tea Cold Polar Search Communist".split(
    " ",
  ),
);

const CAPITAL = /^\p{Lu}[\p{L}'’]+$/u;
const ACRONYM = /^\p{Lu}[\p{L}-]*\p{Lu}[\p{L}]?$/u;

/**
 * Parties and movements that no table holds, by the words their names end in ("Amber Renewal Party"), with the
 * letters that stand for them afterwards ("ARP").
 *
 * @param hits names found in each sentence; those inside a longer name give way to it.
 * @returns the names of each sentence, in the order of the text.
 */
export function withUnlisted(
  sentences: readonly Sentence[],
  hits: readonly (readonly Hit[])[],
): readonly (readonly Hit[])[] {
  const letters = new Map<string, Hit["name"]>();
  const named = sentences.map((sentence, index) => {
    noticeLetters(sentence, hits[index] ?? [], letters);
    return namesIn(sentence, hits[index] ?? [], letters);
  });
  if (letters.size === 0 && named.every((found) => found.length === 0)) return hits;
  return sentences.map((sentence, index) => {
    const found = [...(named[index] ?? [])];
    for (let row = 0; letters.size > 0 && row < sentence.length; row++) {
      const name = letters.get(sentence.form[row] ?? "");
      if (name && !found.some((hit) => hit.from <= row && row < hit.to)) found.push({ from: row, to: row + 1, name });
    }
    if (found.length === 0) return hits[index] ?? [];
    const rest = (hits[index] ?? []).filter((hit) => !found.some(({ from, to }) => hit.from < to && from < hit.to));
    return [...rest, ...found].sort((a, b) => a.from - b.from);
  });
}

/** "the Syrian Negotiations Commission (SNC)": letters in brackets behind a name of the tables stand for it afterwards. */
function noticeLetters(sentence: Sentence, hits: readonly Hit[], letters: Map<string, Hit["name"]>): void {
  for (const { to, name } of hits) {
    if ((name.kind !== "group" && name.kind !== "organisation") || sentence.form[to] !== "(") continue;
    const short = sentence.form[to + 1] ?? "";
    if (sentence.form[to + 2] === ")" && ACRONYM.test(short)) letters.set(short, { ...name, name: short });
  }
}

function namesIn(sentence: Sentence, hits: readonly Hit[], letters: Map<string, Hit["name"]>): Hit[] {
  const found: Hit[] = [];
  for (let row = 1; row < sentence.length; row++) {
    const form = sentence.form[row] ?? "";
    const sector = HEADS.get(form);
    if (sector === undefined) continue;
    let from = row;
    while (from > 0 && row - from < 6 && isNameWord(sentence, from - 1)) from--;
    // "In", "The" at the head of a sentence are no part of a name.
    if (from === 0 && sentence.upos[0] !== "PROPN" && sentence.upos[0] !== "ADJ") from = 1;
    while (from < row && sentence.form[from] === "-") from++;
    if (from >= row || ELSEWHERE.has(sentence.form[from] ?? "")) continue;
    // "City Council" is any; "Supreme Coordination Council" a name.
    if (sector === "OPP" && row - from < 2) continue;
    const inside = hits.filter((hit) => hit.from < row + 1 && from < hit.to && hit.name.kind !== "demonym");
    const part = inside.find((hit) => isPartOfLonger(sentence, hit, from, row + 1));
    // "Ulster Unionist Party": a region may open a party's name.
    const opens = (hit: Hit) => hit.name.kind === "city" && hit.from === from && hit.to < row;
    if (inside.some((hit) => hit !== part && !opens(hit) && (!part || hit.name.kind !== "city"))) continue;
    // A state's adjective alone qualifies a party ("the Greek party"), it does not name one.
    if (hits.some((hit) => hit.from === from && hit.to === row)) continue;
    const words = sentence.form
      .slice(from, row + 1)
      .join(" ")
      .replaceAll(" - ", "-");
    const short =
      sentence.form[row + 1] === "(" && sentence.form[row + 3] === ")" ? (sentence.form[row + 2] ?? "") : "";
    const known = ACRONYM.test(short);
    const name = { kind: "group" as const, code: `NSA:${(known ? short : words).toLowerCase()}`, sector, name: words };
    if (known) letters.set(short, { ...name, name: short });
    found.push({ from, to: row + 1, name });
  }
  return found;
}

/** Words that open the names of many groups, so that a name before them makes another one. */
const GENERIC = new Set([
  "National",
  "Popular",
  "United",
  "Democratic",
  "People's",
  "People’s",
  "Patriotic",
  "Islamic",
]);

/** "the Ogaden National Liberation Front" is not the one that the tables know without its first word. */
function isPartOfLonger(sentence: Sentence, hit: Hit, from: number, to: number): boolean {
  return (
    (hit.name.kind === "group" || hit.name.kind === "institution") &&
    hit.to === to &&
    from < hit.from &&
    GENERIC.has(sentence.form[hit.from] ?? "") &&
    (sentence.upos[hit.from - 1] === "PROPN" ||
      (hit.name.kind === "institution" && sentence.upos[hit.from - 1] === "ADJ"))
  );
}

function isNameWord(sentence: Sentence, row: number): boolean {
  const form = sentence.form[row] ?? "";
  if (form === "-") return sentence.starts[row] === sentence.ends[row - 1];
  return (
    CAPITAL.test(form) &&
    (sentence.upos[row] === "PROPN" || sentence.upos[row] === "ADJ" || sentence.upos[row] === "NOUN")
  );
}
