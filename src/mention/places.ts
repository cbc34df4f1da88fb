import venueTable from "../../data/venues.tsv";
import type { Sentence } from "../language/index.js";
import { isBygone } from "./former-states.js";
import type { Hit } from "./gazetteer.js";
import type { PlaceMention } from "./mention.js";
import { SERBS } from "./peoples-of-the-time.js";
import { bare, listed, readTable } from "./table.js";

/** Buildings by their first token. */
const venues = new Map<string, { readonly tokens: readonly string[]; readonly country: string }[]>();
for (const cell of readTable(venueTable))
  for (const name of [cell("name"), ...listed(cell("names"))]) {
    const tokens = name.split(" ").map(bare);
    const first = tokens[0] ?? "";
    venues.set(first, [...(venues.get(first) ?? []), { tokens, country: cell("country") }]);
  }

/** Words that make the name after them a place: "in Tokyo", "to Japan". */
const LOCATIVE = new Set([
  "in",
  "at",
  "to",
  "near",
  "outside",
  "around",
  "into",
  "from",
  "inside",
  "across",
  "throughout",
  "toward",
  "towards",
  "of",
  "for",
  "through",
  "via",
  "leaving",
  "visit",
  "visiting",
  "visited",
  "tour",
  "touring",
]);

/** Words for a stretch of land, after a state's adjective a place in that state: "the Kyrgyz resort", "Syrian soil". */
const LANDS = new Set(
  "city town village capital resort border coast province region territory soil airport base airbase port island enclave stronghold countryside mountains desert side peninsula district camp prison waters airspace mainland".split(
    " ",
  ),
);

/** End of a noun of land right after an adjective, with one word between them at most ("Turkish border town"). */
function landAfter(sentence: Sentence, row: number): number {
  for (let at = row; at < row + 3; at++) {
    if (LANDS.has((sentence.lemma[at] ?? "").toLowerCase())) {
      const next = (sentence.lemma[at + 1] ?? "").toLowerCase();
      return LANDS.has(next) ? at + 2 : at + 1;
    }
    if (sentence.upos[at] !== "ADJ" && sentence.upos[at] !== "NOUN" && sentence.form[at] !== "-") return row;
  }
  return row;
}

const OCCASIONS = new Set(
  "summit conference talks meeting forum congress negotiations gathering process accord accords agreement agreements treaty protocol declaration round".split(
    " ",
  ),
);

/** "the Warsaw summit", "the Madrid peace conference", "the Minsk agreements": a capital that names where an occasion is or was. */
export function isOccasion(sentence: Sentence, row: number): boolean {
  for (let at = row; at < row + 3; at++) {
    if (OCCASIONS.has(sentence.lower[at] ?? "")) return true;
    if (sentence.upos[at] !== "NOUN" && sentence.upos[at] !== "ADJ") return false;
  }
  return false;
}

/**
 * Places of one sentence with their country: cities, regions and buildings wherever they stand, countries, capitals and seats after a word of place.
 *
 * @param names the names of the tables that the sentence holds.
 */
export function findPlaces(index: number, sentence: Sentence, names: readonly Hit[]): PlaceMention[] {
  const found: PlaceMention[] = [];
  const add = (from: number, to: number, country: string, venue: string | null) =>
    found.push({
      kind: "place",
      sentence: index,
      from,
      to,
      head: to - 1,
      start: sentence.starts[from] ?? 0,
      end: sentence.ends[to - 1] ?? 0,
      country,
      venue,
    });
  const words = (from: number, to: number) =>
    sentence.form
      .slice(from, to)
      .map((form, at) =>
        (sentence.starts[from + at] ?? 0) > (sentence.ends[from + at - 1] ?? 0) && at > 0 ? ` ${form}` : form,
      )
      .join("");
  for (const hit of names) {
    const { from, to, name } = hit;
    if (isBygone(sentence, hit)) continue;
    if (name.kind === "demonym" || name.code === SERBS.code) {
      const noun = landAfter(sentence, to);
      const country = name.code === SERBS.code ? "BIH" : name.code;
      if (noun > to && country.length === 3) add(from, noun, country, null);
      continue;
    }
    if (name.kind === "organisation" || name.kind === "group" || name.kind === "institution" || name.code.length !== 3)
      continue;
    if (name.kind === "city") add(from, to, name.code, words(from, to));
    else {
      const article = sentence.lower[from - 1] === "the" ? from - 1 : from;
      const before = sentence.lower[article - 1] ?? "";
      const dateline = from === 0 && name.kind === "capital";
      if (!LOCATIVE.has(before) && !dateline && name.kind !== "state" && !isOccasion(sentence, to)) continue;
      add(from, to, name.code, name.kind === "state" ? null : words(from, to));
    }
  }
  for (let row = 0; row < sentence.length; row++) {
    const venue = venues
      .get(sentence.form[row] ?? "")
      ?.find(({ tokens }) => tokens.every((token, at) => bare(sentence.form[row + at] ?? "") === token));
    if (venue && !found.some((place) => place.from <= row && row < place.to))
      add(row, row + venue.tokens.length, venue.country, words(row, row + venue.tokens.length));
  }
  return found.sort((a, b) => a.from - b.from);
}
