import venueTable from "../../data/venues.tsv";
import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { PlaceMention } from "./mention.js";
import { bare, listed, readTable } from "./table.js";

const venues = readTable(venueTable).flatMap((cell) =>
  [cell("name"), ...listed(cell("names"))].map((name) => ({
    tokens: name.split(" ").map(bare),
    country: cell("country"),
  })),
);

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
  for (const { from, to, name } of names) {
    if (
      name.kind === "demonym" ||
      name.kind === "organisation" ||
      name.kind === "group" ||
      name.kind === "institution" ||
      name.code.length !== 3
    )
      continue;
    if (name.kind === "city") add(from, to, name.code, words(from, to));
    else {
      const article = (sentence.form[from - 1] ?? "").toLowerCase() === "the" ? from - 1 : from;
      const before = (sentence.form[article - 1] ?? "").toLowerCase();
      const dateline = from === 0 && name.kind === "capital";
      if (!LOCATIVE.has(before) && !dateline && name.kind !== "state") continue;
      add(from, to, name.code, name.kind === "state" ? null : words(from, to));
    }
  }
  for (let row = 0; row < sentence.length; row++) {
    const venue = venues.find(({ tokens }) =>
      tokens.every((token, at) => bare(sentence.form[row + at] ?? "") === token),
    );
    if (venue && !found.some((place) => place.from <= row && row < place.to))
      add(row, row + venue.tokens.length, venue.country, words(row, row + venue.tokens.length));
  }
  return found.sort((a, b) => a.from - b.from);
}
