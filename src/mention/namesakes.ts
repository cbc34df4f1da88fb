import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";

/**
 * Names read again where they are of a state's own body of the name: "Russia's Security Council" is Russia's, and "the national
 * security council", or one with a mere secretary, is that of whoever the report tells of.
 *
 * @param hits names found in the sentence.
 */
export function withNamesakes(sentence: Sentence, hits: readonly Hit[]): readonly Hit[] {
  const meant = hits.filter(
    (hit) =>
      (hit.name.code !== "NSA:labour" || !isOfWork(sentence, hit)) &&
      (hit.name.code !== "USA" || !isOfTheContinent(sentence, hit)),
  );
  if (!meant.some(isCouncil)) return meant;
  return meant.map((hit) => {
    if (!isCouncil(hit)) return hit;
    const before = sentence.lower[hit.from - 1] ?? "";
    if (/^['’]s?$/.test(before)) {
      const owner = hits.find(({ to }) => to === hit.from - 1);
      const code = owner?.name.code;
      return code?.length === 3 && code !== "UNO" ? { ...hit, name: { ...hit.name, kind: "institution", code } } : hit;
    }
    return before === "national" || isSecretaryOf(sentence, hit.from) ? { ...hit, name: OWN } : hit;
  });
}

/** A body of the name that the report's own state has, as the tables have the American one. */
const OWN: Hit["name"] = {
  kind: "institution",
  code: "USA",
  sector: "GOV",
  name: "National Security Council",
  shared: true,
};

const isCouncil = ({ name }: Hit): boolean => name.code === "UNO" && name.name.toLowerCase() === "security council";

/** "Central American leaders", "South Americans": those of a part of the continent, not of the United States. */
const isOfTheContinent = ({ lower }: Sentence, { from, to }: Hit): boolean =>
  to === from + 1 && /^americans?$/.test(lower[from] ?? "") && /^(?:central|south|latin)$/.test(lower[from - 1] ?? "");

/** "the Labour Ministry", "Minister of Labour", "Labour and Social Affairs": work, not the party. */
function isOfWork({ lower, form }: Sentence, { from, to }: Hit): boolean {
  if (to > from + 1) return false;
  const before = lower[from - 1] ?? "";
  if (before === "of" || before === "for" || (before === "and" && form[from - 2] !== "Conservative"))
    return OF_WORK.has(lower[from - 2] ?? "") || before === "and";
  return (
    OF_WORK.has(lower[to] ?? "") ||
    (lower[to] === "and" && (lower[to + 1] === "social" || lower[to + 1] === "employment"))
  );
}

const OF_WORK = new Set(
  "minister ministry secretary under-secretary department office bureau commissioner court day organisation organization congress federation confederation union unions code law laws market force relations statistics board commission exchange council".split(
    " ",
  ),
);

/** "secretary of the Security Council"; that of the United Nations has a president. */
const isSecretaryOf = ({ lower }: Sentence, row: number): boolean =>
  lower[row - 1] === "the" && lower[row - 2] === "of" && lower[row - 3] === "secretary";
