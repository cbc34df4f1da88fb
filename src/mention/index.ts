/** Who, where, when, how much? Sentences in, mentions out, resolved within the article. */
import { type Article, publishedDay } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import { findPhrases } from "./actors.js";
import { likeliest } from "./antecedent-judge.js";
import { articleCodes, withCodes, withLeaders } from "./article-names.js";
import { toDay, toIso } from "./calendar.js";
import { formerCodes, inStates } from "./former-states.js";
import { findNames } from "./gazetteer.js";
import type { Mentions, PlaceMention, TimeMention } from "./mention.js";
import { withNamesakes } from "./namesakes.js";
import { asOfTheTime } from "./peoples-of-the-time.js";
import { surnamesIn, withoutPersons } from "./person-or-place.js";
import { findPlaces } from "./places.js";
import { findQuantities } from "./quantities.js";
import type { Chooser } from "./referents.js";
import { Resolver } from "./resolve.js";
import { withSurnames } from "./surnames.js";
import { findTimes } from "./times.js";
import { withUnlisted } from "./unlisted.js";

export { shifted } from "./anchored.js";
export { daysFrom, toDay, toIso } from "./calendar.js";
export { codeOfName, homeOfGroup, isStateCode, nameOfCode } from "./gazetteer.js";
export {
  type ActorMention,
  type Location,
  type Mentions,
  Party,
  Person,
  type PlaceMention,
  type QuantityMention,
  type TimeMention,
} from "./mention.js";
export { countOf } from "./number-words.js";
export { amountIn } from "./numbers.js";

/** The country that most of an article's places lie in; null where it names none. */
function foremostOf(places: readonly PlaceMention[]): string | null {
  const counts = new Map<string, number>();
  for (const { country } of places) counts.set(country, (counts.get(country) ?? 0) + 1);
  let best: string | null = null;
  for (const [country, times] of counts) if (times > (best === null ? 0 : (counts.get(best) ?? 0))) best = country;
  return best;
}

/** Days back from the report in which mornings and evenings are still of the day told last. */
const LATELY = 7;

/** Times of all sentences; those counted from another are counted from the one told last. */
function timesIn(sentences: readonly Sentence[], day: string | null): TimeMention[] {
  const found: TimeMention[] = [];
  let last: string | null = null;
  let lately: string | null = null;
  const first = day === null ? "" : toIso(toDay(day) - LATELY);
  for (const [index, sentence] of sentences.entries()) {
    const times = findTimes(index, sentence, day, last, lately);
    for (const { date } of times) {
      if (date === null || date.includes("/")) continue;
      last = date;
      if (day !== null && date.length === 10 && date >= first && date <= day) lately = date;
    }
    found.push(...times);
  }
  return found;
}

/**
 * The actors, places, times and quantities of an article. Needs tags, no parse. Pure; never throws on any text.
 *
 * @param sentences the article's sentences, tagged.
 * @param choose whom pronouns, bodies and offices without a name mean of those they may; what was learned if left out.
 * @example findMentions(article, sentences).actors[0]?.parties[0]?.code // "JPN"
 */
export function findMentions(
  article: Pick<Article, "published">,
  sentences: readonly Sentence[],
  choose: Chooser = likeliest,
): Mentions {
  const day = publishedDay(article);
  const hits = withUnlisted(
    sentences,
    asOfTheTime(
      sentences.map((sentence) => withNamesakes(sentence, findNames(sentence))),
      day,
    ),
  );
  const surnames = surnamesIn(sentences, hits);
  const names = sentences.map((sentence, index) => withoutPersons(sentence, hits[index] ?? [], surnames));
  const places = sentences.flatMap((sentence, index) => findPlaces(index, sentence, names[index] ?? []));
  const resolver = new Resolver(day, foremostOf(places), choose);
  const found = sentences.map((sentence, index) => findPhrases(sentence, names[index] ?? [], day));
  const phrases = withSurnames(sentences, found);
  for (const [index, sentence] of sentences.entries()) resolver.notice(sentence, phrases[index] ?? []);
  for (const full of [true, false])
    for (const [index, sentence] of sentences.entries()) resolver.introduce(sentence, phrases[index] ?? [], full);
  const lands = sentences.map((): string[] => []);
  for (const { sentence, country } of places) lands[sentence]?.push(country);
  for (const [index, sentence] of sentences.entries())
    resolver.resolve(index, sentence, phrases[index] ?? [], lands[index] ?? []);
  const former = formerCodes(sentences, names, day);
  return {
    actors: withCodes(withLeaders(resolver.mentions, names), new Map([...articleCodes(names), ...former])),
    places: inStates(places, former),
    times: timesIn(sentences, day),
    quantities: sentences.flatMap((sentence, index) => findQuantities(index, sentence)),
  };
}
