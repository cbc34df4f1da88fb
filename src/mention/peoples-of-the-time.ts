import type { Hit } from "./gazetteer.js";

/** Until this day "the Serbs" of a report on Bosnia are those of Bosnia. */
const DAYTON_YEARS_END = "2001-01-01";

/** The party to the war of Bosnia, later one of its two halves. */
export const SERBS = { kind: "group", code: "NSA:bosnian serbs", sector: "REB" } as const;

/**
 * Names with "Serb" read as of the time: in a report of the nineties that speaks of Bosnia, Serbs without more are the
 * party to its war, and Croats those of Bosnia, while "Serbian" and "Croatian" stay those of the states next to it.
 *
 * @param hits names found in each sentence.
 * @param day day of publication.
 */
export function asOfTheTime(hits: readonly (readonly Hit[])[], day: string | null): readonly (readonly Hit[])[] {
  if (day === null || day >= DAYTON_YEARS_END) return hits;
  if (!hits.some((found) => found.some(({ name }) => name.code === "BIH"))) return hits;
  return hits.map((found) =>
    found.map((hit) => {
      const { kind, name } = hit.name;
      if (/^(?:Bosnian )?Serbs?(?: army| forces)?$/.test(name))
        return { ...hit, name: { ...SERBS, name: name.startsWith("B") ? "Bosnian Serbs" : "Serbs" } };
      return kind === "demonym" && /^Croats?$/.test(name) ? { ...hit, name: { ...hit.name, code: "BIH" } } : hit;
    }),
  );
}
