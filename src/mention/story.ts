import type { Sentence } from "../language/index.js";
import type { Known, Past } from "./antecedents.js";
import { Bands } from "./bands.js";
import { type Collective, collectivesIn } from "./collectives.js";
import { nameKey } from "./leaders.js";
import { sameName } from "./person-names.js";
import type { Phrase } from "./phrase.js";
import type { Chooser } from "./referents.js";

/** Sentences back that words are looked for in. */
const REACH = 4;

/** What an article has told so far, by which its later words are understood. */
export class Story {
  readonly persons: Known[] = [];
  readonly past: Past[] = [];
  /** Lists of several, whom only plural pronouns refer to. */
  readonly lists: Past[] = [];
  /** State of the dateline, or the first state named: "the government" without an owner is most likely its. */
  home: string | null = null;
  /** States and bodies the article names, by which a surname alone is told from others'. */
  readonly codes = new Set<string>();
  /** The sentence in hand: its place among the article's, its first finite verb, whom it names, where its places lie. */
  index = 0;
  verb = 0;
  /** Place of its first mention among those past. */
  opening = 0;
  ahead: readonly { readonly code: string; readonly from: number }[] = [];
  /** Whom the sentence in hand names by name, and where. */
  namesAhead: readonly { readonly person: string; readonly from: number }[] = [];
  placed: readonly string[] = [];
  readonly bands = new Bands();
  readonly collectives = new Set<Collective>();
  /** How often the article names each state, body and group. */
  private readonly counts = new Map<string, number>();
  /** Names of persons as they are compared, and the persons' places by their first words and their last. */
  private readonly keys: string[] = [];
  private readonly byFirst = new Map<string, number[]>();
  private readonly byLast = new Map<string, number[]>();

  /**
   * @param day day of publication.
   * @param land the country that most of the article's places lie in.
   * @param choose whom words mean of those they may.
   */
  constructor(
    readonly day: string | null,
    readonly land: string | null,
    readonly choose: Chooser,
  ) {}

  /** Takes a sentence in hand. @param verb row of its first finite verb; -1 where it has none. */
  turnTo(index: number, sentence: Sentence, phrases: readonly Phrase[], places: readonly string[], verb: number): void {
    this.index = index;
    this.verb = verb < 0 ? sentence.length : verb;
    this.opening = this.past.length;
    this.ahead = phrases.flatMap(({ code, from }) => (code === null ? [] : [{ code, from }]));
    this.namesAhead = phrases.flatMap(({ person, personFrom }) =>
      person === null ? [] : [{ person, from: personFrom }],
    );
    this.placed = places;
  }

  /** Notes the states and bodies that a sentence names. */
  notice(sentence: Sentence, phrases: readonly Phrase[]): void {
    for (const collective of collectivesIn(sentence)) this.collectives.add(collective);
    this.bands.noticeLands(sentence);
    for (const phrase of phrases) {
      if (phrase.code !== null && phrase.shared === null) {
        this.codes.add(phrase.code);
        this.counts.set(phrase.code, (this.counts.get(phrase.code) ?? 0) + 1);
      }
      this.bands.notice(phrase);
    }
  }

  /** The latest mention that fits, no more than `reach` sentences back. */
  recent(index: number, fits: (past: Past) => boolean, reach = REACH): Past | null {
    for (let at = this.past.length - 1; at >= 0; at--) {
      const past = this.past[at];
      if (!past || index - past.sentence > reach) return null;
      if (fits(past)) return past;
    }
    return null;
  }

  /** The same, but of those of one sentence its subject: "Ali met Maduro. The president" is Ali. */
  salient(index: number, fits: (past: Past) => boolean, reach = REACH): Past | null {
    const last = this.recent(index, fits, reach);
    if (!last || last.sentence === index) return last;
    return this.recent(index, (past) => past.sentence === last.sentence && past.subject && fits(past), reach) ?? last;
  }

  /** Notes a person told of for the first time. */
  add(person: Known): void {
    const place = this.persons.push(person) - 1;
    const key = nameKey(person.name);
    this.keys.push(key);
    for (const [index, word] of [
      [this.byLast, key.slice(key.lastIndexOf(" ") + 1)],
      [this.byFirst, key.split(" ", 1)[0] ?? ""],
    ] as const) {
      const places = index.get(word);
      if (places) places.push(place);
      else index.set(word, [place]);
    }
  }

  /** The latest person of a name, full or short; @param fits what else must hold. */
  named(name: string, single: boolean, fits: (person: Known) => boolean = () => true): Known | undefined {
    const key = nameKey(name);
    const holds = (place: number): boolean => {
      const person = this.persons[place];
      return person !== undefined && sameName(this.keys[place] ?? "", key, single) && fits(person);
    };
    // Names of one person end alike, but for those that open with the family's.
    const last = this.byLast.get(key.slice(key.lastIndexOf(" ") + 1))?.findLast(holds) ?? -1;
    const first = single ? (this.byFirst.get(key)?.findLast(holds) ?? -1) : -1;
    return this.persons[Math.max(last, first)];
  }

  /** How often the article names a state, body or group. */
  timesNamed(code: string): number {
    return this.counts.get(code) ?? 0;
  }

  /** Groups that the article names, the most named first. */
  groups(): string[] {
    return [...this.counts]
      .filter(([code]) => code.startsWith("NSA:"))
      .sort((a, b) => b[1] - a[1])
      .map(([code]) => code);
  }
}
