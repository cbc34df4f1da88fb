import type { ActorMention } from "../../mention/index.js";
import type { Attribution, Scene } from "./attribution.js";
import { apposedName, fullName, ofMention, type Speaker, titledBefore } from "./named-speaker.js";
import { isSpeech, type Voice, voiceOf } from "./speech.js";

/** Sentences back that "he" or "the paper" may refer to. */
const BACK = 6;

/**
 * Whom the phrase of an attribution names.
 *
 * @param previous who spoke last: "the statement said" speaks with the same voice.
 * @param words what is said: "he" is none whom these words name.
 * @returns "nobody" where the phrase names someone who cannot be quoted ("a diplomat"); null where it names no one known.
 */
export function speakerOf(
  scene: Scene,
  attribution: Attribution,
  previous: Speaker | null,
  words: string,
): Speaker | "nobody" | null {
  const { sentence: index, from, to } = attribution;
  const sentence = scene.sentences[index];
  if (!sentence) return null;
  const head = attribution.head >= 0 ? attribution.head : headRow(scene, index, from, to);
  const title = titledBefore(scene, index, from, head);
  if (title) return title;
  const near = (scene.actors[index] ?? []).filter((actor) => actor.from < to && actor.to > from);
  const covering = longest(near.filter((actor) => actor.from <= head && head < actor.to));
  const person = covering?.people.length ? covering : near.find((actor) => actor.people.length > 0 && isApposed(actor));
  if (person && person.form !== "pronoun") return ofMention(scene, person);
  const apposed = apposedName(scene, attribution, head, near);
  if (apposed) return apposed;
  const form = sentence.lower[head] ?? "";
  if (covering?.form === "pronoun" || (!covering && PRONOUN.test(form))) {
    const meant = ofPronoun(scene, covering, index, sentence.starts[head] ?? 0, form);
    if (!PERSONAL.test(form)) return meant;
    const other = meant !== null && meant !== "nobody" && isNamedIn(words, meant.name);
    return other ? (previous && !isNamedIn(words, previous.name) ? previous : null) : (meant ?? previous);
  }
  let voice = voiceOf(sentence.lemma[head] ?? "");
  // "the radio report", "a presidency statement" are the radio's, the presidency's.
  const behind = head > from && voice === "document" ? (sentence.lemma[head - 1] ?? "") : "";
  const behindVoice = INSTITUTION.test(behind) ? "office" : voiceOf(behind);
  if (behindVoice === "media" || behindVoice === "office") voice = behindVoice;
  if (covering?.parties.some(({ code }) => code !== null))
    return voice === "nameless" ? "nobody" : ofMention(scene, covering);
  return ofNoun(scene, attribution, head, voice, near, previous);

  /** A name beside the head, not one it belongs to: "spokesman Omar Haddad", not "Rao's spokesman", "an aide to Rao". */
  function isApposed(actor: ActorMention): boolean {
    if (/^['’]s?$/.test(sentence?.form[actor.to] ?? "")) return false;
    if (actor.from <= head) return actor.to > head;
    if (sentence?.form[actor.from - 1] === ",") return true;
    const between = sentence?.upos.slice(head + 1, actor.from) ?? [];
    return !between.includes("ADP") && !between.includes("VERB");
  }
}

/** Row of the noun that carries a phrase: the last before a preposition or an apposition. */
function headRow({ sentences }: Scene, index: number, from: number, to: number): number {
  const sentence = sentences[index];
  let head = from;
  for (let row = from; row < to; row++) {
    const upos = sentence?.upos[row] ?? "";
    if (
      row > from &&
      (upos === "ADP" || upos === "PUNCT" || upos === "VERB") &&
      /^(NOUN|PROPN|PRON)$/.test(sentence?.upos[head] ?? "")
    )
      break;
    if (upos === "NOUN" || upos === "PROPN" || upos === "PRON") head = row;
  }
  return head;
}

const longest = (actors: readonly ActorMention[]): ActorMention | undefined =>
  actors.reduce<ActorMention | undefined>(
    (best, actor) => (best && best.to - best.from >= actor.to - actor.from ? best : actor),
    undefined,
  );

/** Whether words speak of a person by the last of the names: "Trump makes it harder" is not said by Donald Trump. */
function isNamedIn(words: string, name: string): boolean {
  const surname = name.slice(name.lastIndexOf(" ") + 1);
  const at = words.indexOf(surname);
  return at >= 0 && !/[\p{L}\p{N}]/u.test(words.charAt(at - 1)) && !/\p{L}/u.test(words.charAt(at + surname.length));
}

const PRONOUN = /^(?:he|she|it|they)$/;
const PERSONAL = /^(?:he|she)$/;

const inQuotation = ({ quotations }: Scene, start: number) =>
  quotations.some((quotation) => start >= quotation.start && start < quotation.end);

/** "he said": whom the article was speaking of, never someone only named inside a quotation. */
function ofPronoun(
  scene: Scene,
  pronoun: ActorMention | undefined,
  index: number,
  start: number,
  form: string,
): Speaker | "nobody" | null {
  const party = pronoun?.parties[0];
  if (pronoun && party && !inQuotation(scene, party.start)) return ofMention(scene, pronoun);
  const personal = PERSONAL.test(form);
  const fits = (actor: ActorMention) =>
    actor.form !== "pronoun" &&
    actor.end <= start &&
    !inQuotation(scene, actor.start) &&
    (personal ? actor.people.length > 0 : actor.people.length === 0) &&
    actor.parties.some(({ code }) => code !== null || personal);
  for (const onlySpeakers of [true, false])
    for (let back = index; back >= Math.max(0, index - BACK); back--) {
      const actor = scene.actors[back]?.findLast((one) => fits(one) && (!onlySpeakers || speaks(scene, back, one)));
      if (actor) return ofMention(scene, actor);
    }
  return null;
}

/** Verbs whose object hears what is said. */
const HEARD =
  /^(?:tell|inform|assure|warn|remind|ask|urge|advise|accuse|criticize|criticise|condemn|praise|thank|call)$/;

/** Whether a verb of reporting follows or precedes a mention closely. */
function speaks({ sentences }: Scene, index: number, actor: ActorMention): boolean {
  const sentence = sentences[index];
  if (!sentence) return false;
  for (let row = actor.to; row < Math.min(sentence.length, actor.to + 4); row++)
    if (isSpeech(sentence, row)) return true;
  return (
    // "said Rosati", but not "told Rosati".
    (actor.from > 0 && isSpeech(sentence, actor.from - 1) && !HEARD.test(sentence.lemma[actor.from - 1] ?? "")) ||
    // "quoted Rosati as saying"
    (sentence.form[actor.to] ?? "") === "as"
  );
}

/** A phrase that is no actor's name: an office without a state, a paper, a document, or no one who can be quoted. */
function ofNoun(
  scene: Scene,
  { sentence: index, from, to }: Attribution,
  head: number,
  voice: Voice | null,
  near: readonly ActorMention[],
  previous: Speaker | null,
): Speaker | "nobody" | null {
  const sentence = scene.sentences[index];
  if (!sentence) return null;
  if (voice === "nameless") return "nobody";
  const owner = near.find(({ parties }) => parties.some(({ code }) => code !== null && !code.startsWith("GRP:")));
  const code = owner?.parties[0]?.code ?? null;
  if (voice === "saying" || voice === "document")
    return (owner ? ofMention(scene, owner) : null) ?? previous ?? "nobody";
  const start = sentence.starts[firstOf(from, head)] ?? 0;
  const end = Math.max(sentence.ends[head] ?? 0, owner && owner.from <= to ? owner.end : 0);
  const name = scene.article.text.slice(start, end).replace(/^(?:an?|the|its|his|her|their)\s+/i, "");
  if (name.length === 0) return null;
  const named = (found: string): Speaker => ({ name, code: found, start, end, how: voice ?? "name" });
  const possessor = code ?? possessorIn(scene, index, from, to);
  if (possessor !== null) return named(possessor);
  if (voice === null) return sentence.upos[head] === "PROPN" ? ofFullName(scene, sentence.form[head] ?? "") : null;
  const phrase = sentence.form.slice(from, to).map((form) => form.toLowerCase());
  const band = BAND.test(phrase.join(" ")) ? bandBefore(scene, index, from) : null;
  if (band !== null) return named(band);
  const definite = phrase.includes("the") || !(phrase.includes("a") || phrase.includes("an"));
  for (let row = head; definite && row >= firstOf(from, head); row--) {
    const earlier = namedBefore(scene, index, (sentence.lemma[row] ?? "").toLowerCase());
    if (earlier && sentence.upos[row] === "NOUN") return earlier;
  }
  const ofState = voice === "media" || (voice === "office" && isInstitution(scene, index, firstOf(from, head), head));
  const home = ofState ? (stateNear(scene, index, to) ?? scene.home) : null;
  return home === null ? "nobody" : named(home);

  /** The phrase's own words, without what stands before its determiner. */
  function firstOf(least: number, last: number): number {
    let row = last;
    while (row > least && /^(ADJ|NOUN|PROPN|DET|NUM|PART|ADP)$/.test(sentence?.upos[row - 1] ?? "")) row--;
    return row;
  }
}

/** Whom a bare surname stands for that is no known actor's: the article's full name that ends with it, and the office next to it. */
function ofFullName(scene: Scene, surname: string): Speaker | null {
  const { article, actors } = scene;
  if (!/^\p{Lu}[\p{L}'’-]{2,}$/u.test(surname)) return null;
  const known = fullName(actors, surname);
  const person = known ? ofMention(scene, known) : null;
  if (person && person !== "nobody") return person;
  const found = new RegExp(`(\\p{Lu}[\\p{L}'’-]+ )(?:\\p{Lu}[\\p{L}'’.-]+ )?${surname}(?![\\p{L}])`, "u").exec(
    article.text,
  );
  if (!found) return null;
  const words = found[0].split(" ");
  while (words.length > 1 && (voiceOf(words[0] ?? "") !== null || INSTITUTION.test(words[0] ?? ""))) words.shift();
  const name = words.join(" ");
  const end = found.index + found[0].length;
  const start = end - name.length;
  const beside = actors.flat().find((actor) => actor.start < end && actor.end >= start - 2);
  return words.length > 1 ? { name, code: beside?.parties[0]?.code ?? null, start, end, how: "person" } : null;
}

/** "the papers said": whom the article named with the same noun before ("official Iraqi newspapers"). */
function namedBefore({ sentences, actors, article }: Scene, index: number, lemma: string): Speaker | null {
  for (let back = index - 1; back >= Math.max(0, index - BACK); back--) {
    const sentence = sentences[back];
    const row = sentence?.lemma.findIndex((one) => one.toLowerCase().endsWith(lemma)) ?? -1;
    if (!sentence || row < 0) continue;
    const actor = actors[back]?.find((one) => one.to >= row - 1 && one.from <= row + 6 && one.parties[0]?.code);
    const code = actor?.parties[0]?.code;
    if (!actor || !code) continue;
    const start = Math.min(actor.start, sentence.starts[row] ?? actor.start);
    const end = Math.max(actor.end, sentence.ends[row] ?? actor.end);
    return { name: actor.people[0]?.name ?? article.text.slice(start, end), code, start, end, how: "office" };
  }
  return null;
}

const INSTITUTION =
  /^(?:foreign|defen[cs]e|interior|finance|trade|justice|health|government|army|military|police|security|state|palace|presidency|presidential|ministry|department|navy|air|customs|border|immigration|rescue|official|state-run)$/i;

/** Whether the words before a noun name an institution of a state: "a defence official". */
function isInstitution({ sentences }: Scene, index: number, from: number, to: number): boolean {
  const forms = sentences[index]?.form.slice(from, to + 1) ?? [];
  return forms.some((form) => INSTITUTION.test(form));
}

/** The code of a person whose surname alone stands in a phrase: "Rao's office". */
function possessorIn({ sentences, actors }: Scene, index: number, from: number, to: number): string | null {
  const sentence = sentences[index];
  for (let row = from; row < to; row++) {
    if (sentence?.upos[row] !== "PROPN") continue;
    const surname = sentence.form[row] ?? "";
    const known = actors.flat().find(({ people }) => people.some(({ name }) => name.endsWith(` ${surname}`)));
    if (known) return known.parties[0]?.code ?? null;
  }
  return null;
}

const BAND =
  /\b(?:for|of) the (?:group|movement|party|organi[sz]ation|rebels|faction|guerrillas|front|militia|company)$/;

/** The armed or political group last spoken of: "a spokesman for the group". */
function bandBefore({ actors }: Scene, index: number, row: number): string | null {
  for (let back = index; back >= Math.max(0, index - BACK); back--) {
    const code = actors[back]?.findLast(
      ({ parties, to }) => parties[0]?.code?.startsWith("NSA:") && (back < index || to <= row),
    )?.parties[0]?.code;
    if (code) return code;
  }
  return null;
}

/** The state a sentence names next: "A foreign ministry spokesman said that Algeria …". */
function stateNear({ actors }: Scene, index: number, from: number): string | null {
  const party = actors[index]?.find((actor) => actor.from >= from && isState(actor.parties[0]?.code))?.parties[0];
  return party?.code ?? null;
}

const isState = (code: string | null | undefined): boolean =>
  code !== null && code !== undefined && /^[A-Z]{3}$/.test(code);
