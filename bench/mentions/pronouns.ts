/** Whether pronouns reach whom they stand for, by GUM's marks of entities. */
import { newSentence } from "../../src/language/build-sentence.js";
import type { Language, Sentence } from "../../src/language/index.js";
import { findMentions, type Party } from "../../src/mention/index.js";
import { type GoldMention, loadMarked, type MarkedSentence } from "../../training/entities.js";

/** Of the pronouns of a group: how many there are, how many are taken to stand for an actor, and how many for the right one. */
interface Row {
  all: number;
  answered: number;
  right: number;
}

/** What of the entities that pronouns stand for is told apart. */
const ACTING = new Set(["person", "organization"]);
const PERSONAL = /^(?:he|him|his|himself|she|her|hers|herself|it|its|itself|they|them|their|theirs|themselves)$/i;

/** A gold mention with where it stands in its document's text. */
interface Placed extends GoldMention {
  readonly sentence: number;
  readonly start: number;
  readonly end: number;
}

/**
 * Counts, over the documents of GUM's news, the pronouns of the third person that are marked as standing for an entity
 * mentioned before in other words, and those of them that `findMentions` sends to words of that entity.
 *
 * @param files GUM's, as CoNLL-U; @param language tags the sentences, whose gold tokens are kept and nothing else of gold.
 * @returns shares in percent by the kind of entity and by pronoun.
 */
export function pronounsIn(files: readonly string[], language: Language): Record<string, Record<string, number>> {
  const rows = new Map<string, Row>();
  const documents = new Map<string, MarkedSentence[]>();
  for (const marked of files.flatMap(loadMarked))
    if (marked.document.startsWith("GUM_news_"))
      documents.set(marked.document, [...(documents.get(marked.document) ?? []), marked]);
  for (const marked of documents.values()) examine(marked, language, rows);
  const share = (part: number, whole: number) => Math.round((1000 * part) / Math.max(1, whole)) / 10;
  return Object.fromEntries(
    [...rows]
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([name, { all, answered, right }]) => [
        name,
        {
          all,
          "answered %": share(answered, all),
          "right %": share(right, all),
          "right of answered %": share(right, answered),
        },
      ]),
  );
}

function examine(marked: readonly MarkedSentence[], language: Language, rows: Map<string, Row>): void {
  const sentences = inOneText(marked);
  for (const sentence of sentences) language.tag(sentence);
  const placed = marked.flatMap(({ mentions }, sentence): Placed[] =>
    mentions.map((mention) => ({
      ...mention,
      sentence,
      start: sentences[sentence]?.starts[mention.from] ?? 0,
      end: sentences[sentence]?.ends[mention.to - 1] ?? 0,
    })),
  );
  const isPronoun = ({ from, to, sentence }: Placed) =>
    to === from + 1 && PERSONAL.test(sentences[sentence]?.form[from] ?? "");
  const { actors } = findMentions({ published: null }, sentences);
  for (const pronoun of placed.filter(isPronoun)) {
    const named = placed.filter((other) => other.entity === pronoun.entity && !isPronoun(other));
    if (!named.some(({ start }) => start < pronoun.start)) continue;
    const found = actors.find(({ sentence, from }) => sentence === pronoun.sentence && from === pronoun.from);
    const parties = found?.form === "pronoun" ? found.parties : [];
    const right = parties.length > 0 && meant(parties, placed) === pronoun.entity;
    const form = (sentences[pronoun.sentence]?.form[pronoun.from] ?? "").toLowerCase();
    for (const name of ["all", ACTING.has(pronoun.type) ? pronoun.type : "other", `pronoun ${form}`]) {
      const row = rows.get(name) ?? { all: 0, answered: 0, right: 0 };
      rows.set(name, row);
      row.all++;
      if (parties.length > 0) row.answered++;
      if (right) row.right++;
    }
  }
}

/** The sentences with their gold tokens over one text, neither tagged nor parsed. */
function inOneText(marked: readonly MarkedSentence[]): Sentence[] {
  let offset = 0;
  return marked.map(({ gold: { starts, ends, form, end } }) => {
    const moved = (at: Int32Array) => at.map((place) => place + offset);
    const sentence = newSentence({ start: offset, end: offset + end, starts: moved(starts), ends: moved(ends), form });
    offset += end + 1;
    return sentence;
  });
}

/** The entity whose words are most nearly those that name the parties, from the first to the last; "" where none is. */
function meant(parties: readonly Party[], placed: readonly Placed[]): string {
  const start = Math.min(...parties.map((party) => party.start));
  const end = Math.max(...parties.map((party) => party.end));
  let best = "";
  let most = 0;
  for (const mention of placed) {
    const shared = Math.min(end, mention.end) - Math.max(start, mention.start);
    const likeness = shared / (Math.max(end, mention.end) - Math.min(start, mention.start));
    if (likeness > most) [best, most] = [mention.entity, likeness];
  }
  return best;
}
