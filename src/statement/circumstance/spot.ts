import type { PlaceMention } from "../../mention/index.js";
import type { Happening, Report } from "./happening.js";

/** Words that say that the name after them is where something happens. */
const WHERE = new Set(["at", "in", "near", "outside"]);
/** Nouns for a town, before "of" and its name. */
const TOWN = /^(?:town|village|city|resort|port|hamlet|suburb|district|islet|island|settlement)$/i;
/** Words after a name that make it that of a building: "Jakarta airport". */
const BUILDING =
  /^(?:airport|airfield|airbase|port|station|palace|hospital|prison|stadium|barracks|hotel|university)$/i;
/** Names after "in" and "at" that are no spots: continents, feasts, tongues, houses of parliament. */
const NO_SPOT =
  /^(?:Europe|Asia|Africa|America|Americas|Ramadan|Christmas|Easter|Passover|Lent|Parliament|Congress|Senate|Cabinet|English|French|Arabic|Russian|Spanish|God|Islam)$/i;
/** Longest name, in words. */
const LONGEST = 4;

/**
 * Where in its country an act took place, as its own words say: a town or building that no table knows ("near the town of
 * Zaqatala"), before a city that is named elsewhere; a city with the building in it ("Jakarta airport").
 *
 * @param where the country the act was placed in, and the words that speak for it.
 * @returns those words where its own name no spot.
 */
export function spotOf(
  report: Report,
  act: Happening,
  { country, place }: { readonly country: string; readonly place: PlaceMention | null },
): PlaceMention | null {
  const sentence = report.sentences[act.sentence];
  if (!sentence) return place;
  const { form, upos, starts, ends } = sentence;
  const spot = (from: number, to: number): PlaceMention => ({
    kind: "place",
    sentence: act.sentence,
    from,
    to,
    head: to - 1,
    start: starts[from] ?? 0,
    end: ends[to - 1] ?? 0,
    country,
    venue: form.slice(from, to).join(" "),
  });
  const inside = place?.sentence === act.sentence && act.from <= place.head && place.head < act.to;
  if (place?.venue != null && inside)
    return BUILDING.test(form[place.to] ?? "")
      ? { ...place, end: ends[place.to] ?? place.end, venue: `${place.venue} ${form[place.to]}` }
      : place;
  const known = [
    ...(report.actors[act.sentence] ?? []),
    ...(report.places[act.sentence] ?? []),
    ...(report.times[act.sentence] ?? []),
  ];
  for (let row = Math.max(1, act.from); row < act.to; row++) {
    const before = form[row - 1]?.toLowerCase() ?? "";
    const leads = WHERE.has(before) || (before === "of" && TOWN.test(form[row - 2] ?? ""));
    if (!leads || upos[row] !== "PROPN" || NO_SPOT.test(form[row] ?? "")) continue;
    let to = row + 1;
    while (to < act.to && to - row < LONGEST && upos[to] === "PROPN") to++;
    if (BUILDING.test(form[to] ?? "")) to++;
    // "in Tata plants", "at Peugeot's works": the name of whoever owns what follows.
    else if (upos[to] === "NOUN" || /^(?:['’]s?|-)$/.test(form[to] ?? "")) continue;
    if (!known.some((one) => one.from < to && row < one.to)) return spot(row, to);
  }
  return place;
}
