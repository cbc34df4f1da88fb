import type { Sentence } from "../../language/index.js";
import type { TimeMention } from "../../mention/index.js";
import type { Tree } from "../syntax/tree.js";
import type { Happening, Report } from "./happening.js";
import { mannerOf } from "./time-readings.js";

/**
 * The times that head entries of a chronology or a diary, by sentence: "January 1990 - Turkey stops the river" heads its
 * paragraph, "FRIDAY, Sept 27" on a line of its own what follows up to the next such line. Null where nothing heads a sentence.
 *
 * @param times of each sentence.
 */
export function headings(
  sentences: readonly Sentence[],
  times: readonly (readonly TimeMention[])[],
): readonly (TimeMention | null)[] {
  let line: TimeMention | null = null;
  let entry: TimeMention | null = null;
  return sentences.map((sentence, index) => {
    const opens = index === 0 || sentence.paragraph !== sentences[index - 1]?.paragraph;
    if (!opens) return entry ?? line;
    const first = times[index]?.find(({ from }) => from === 0);
    const closes = first !== undefined && sentence.form.slice(first.to).every((form) => /^[^\p{L}\d]*$/u.test(form));
    if (closes && sentences[index + 1]?.paragraph !== sentence.paragraph) line = first;
    entry = first && !closes && /^[-–—:]+$/.test(sentence.form[first.to] ?? "") ? first : null;
    return entry ?? line;
  });
}

/** The heading whose date an act has; null where it is told there of another time ("has asked" in a diary of days to come). */
export function headingOf({ headings, day }: Report, tree: Tree, act: Happening): TimeMention | null {
  const heading = headings[act.sentence] ?? null;
  if (!heading?.date || day === null) return null;
  const isBehind = /VBD|VBN/.test(tree.sentence.xpos[act.head] ?? "");
  const holds = heading.date > day ? !isBehind : mannerOf(act.status) === "behind";
  return holds ? heading : null;
}
