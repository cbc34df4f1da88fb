import type { Sentence } from "../../language/index.js";
import type { ActorMention } from "../../mention/index.js";
import type { Attribution, Scene } from "./attribution.js";
import { type Voice, voiceOf } from "./speech.js";

/** Who speaks a quotation: a person or an office, with the nearest words that name it. */
export interface Speaker {
  readonly name: string;
  readonly code: string | null;
  readonly start: number;
  readonly end: number;
  /** How the phrase named it: the mention's form, or what its noun tells. */
  readonly how: ActorMention["form"] | Voice;
}

/** The mention of someone known whose name is of several words, one of them this. */
export const fullName = (actors: Scene["actors"], word: string): ActorMention | undefined =>
  actors
    .flat()
    .find(({ people }) =>
      people.some(({ name, code }) => code !== null && name.includes(" ") && name.split(" ").includes(word)),
    );

/** Who a mention names: "nobody" where it names some who cannot be quoted, null where it names no one. */
export function ofMention(scene: Scene, actor: ActorMention): Speaker | "nobody" | null {
  const { article, sentences, actors } = scene;
  const party = actor.parties[0];
  const person = actor.people[0];
  const meant = party?.code ?? person?.code ?? null;
  const unnamed = meant?.startsWith("GRP:") === true;
  // "one of the widows" cannot be quoted, "one of the widows, Ana Babic" can.
  if (unnamed && !person) return "nobody";
  const code = unnamed ? null : meant;
  // "Sheikh Zaid", of whom the article tells more by his full name.
  const full = code === null && person && !person.name.includes(" ") ? fullName(actors, person.name) : null;
  if (full && full !== actor) return ofMention(scene, full);
  if (!party && !person) return null;
  const { start, end } = party ?? actor;
  const name =
    person?.name ?? party?.name ?? withName(article.text.slice(start, end), sentences[actor.sentence], actor);
  return { name, code, start, end, how: actor.form };
}

/** "The official news agency" goes on with its name, "Petra". */
function withName(words: string, sentence: Sentence | undefined, { form, to }: ActorMention): string {
  let row = to;
  while (form === "office" && sentence?.upos[row] === "PROPN" && row < to + 4) row++;
  return sentence && row > to ? `${words} ${sentence.form.slice(to, row).join(" ")}` : words;
}

/** Sentences back that a title may refer to. */
const BACK = 60;
const TITLE =
  /^(?:king|queen|prince|princess|emir|sultan|shah|sheikh|pope|general|colonel|admiral|archbishop|bishop|cardinal|ayatollah)$/;

/** "the king said": who the article named with that title last ("King Harald"). */
export function titledBefore(scene: Scene, index: number, from: number, head: number): Speaker | "nobody" | null {
  const { sentences, actors } = scene;
  const title = sentences[index]?.lower[head] ?? "";
  if (head !== from + 1 || sentences[index]?.lower[from] !== "the" || !TITLE.test(title)) return null;
  for (let back = index - 1; back >= Math.max(0, index - BACK); back--) {
    const sentence = sentences[back];
    const row = sentence?.lower.lastIndexOf(title) ?? -1;
    if (row < 0 || sentence?.upos[row + 1] !== "PROPN") continue;
    const named = actors[back]?.find(({ from, to, people }) => people.length > 0 && from <= row + 1 && row < to);
    if (named) return ofMention(scene, named);
  }
  return null;
}

/** The name set behind what someone is, of whom nothing else is known: "a secretary from Kirkuk, Leyla Barzan". */
export function apposedName(
  { sentences, article }: Scene,
  { sentence: index, to }: Attribution,
  head: number,
  near: readonly ActorMention[],
): Speaker | null {
  const sentence = sentences[index];
  if (!sentence) return null;
  const until = Math.min(to, sentence.length);
  for (let row = head + 1; row < until - 2; row++) {
    if (sentence.form[row] !== "," || sentence.upos[row + 1] !== "PROPN") continue;
    let last = row + 1;
    while (
      last + 1 < until &&
      /^(?:PROPN|PART)$|^-$/.test(
        sentence.upos[last + 1] === "PUNCT" ? (sentence.form[last + 1] ?? "") : (sentence.upos[last + 1] ?? ""),
      )
    )
      last++;
    // "Nouhoum Togo" is no state.
    const known = near.some((actor) => actor.from === row + 1 && actor.parties.some(({ code }) => code !== null));
    if (known || last < row + 2) continue;
    const [start, end] = [sentence.starts[row + 1] ?? 0, sentence.ends[last] ?? 0];
    const owner = near.find(
      ({ parties, from }) => from < row && parties.some(({ code }) => code !== null && !code.startsWith("GRP:")),
    );
    const code = voiceOf(sentence.lemma[head] ?? "") === "office" ? (owner?.parties[0]?.code ?? null) : null;
    return { name: article.text.slice(start, end), code, start, end, how: "person" };
  }
  return null;
}
