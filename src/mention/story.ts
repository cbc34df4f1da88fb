import type { Sentence } from "../language/index.js";
import { type Known, type Past, REACH } from "./antecedents.js";
import { Bands } from "./bands.js";
import { type Collective, collectivesIn } from "./collectives.js";
import type { Phrase } from "./phrase.js";

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
  readonly bands = new Bands();
  readonly collectives = new Set<Collective>();
  /** How often the article names each state, body and group. */
  private readonly counts = new Map<string, number>();

  /**
   * @param day day of publication.
   * @param land the country that most of the article's places lie in.
   */
  constructor(
    readonly day: string | null,
    readonly land: string | null,
  ) {}

  /** Notes the states and bodies that a sentence names. */
  notice(sentence: Sentence, phrases: readonly Phrase[]): void {
    for (const collective of collectivesIn(sentence)) this.collectives.add(collective);
    this.bands.noticeLands(sentence);
    for (const phrase of phrases) {
      if (phrase.code !== null) {
        this.codes.add(phrase.code);
        this.counts.set(phrase.code, (this.counts.get(phrase.code) ?? 0) + 1);
      }
      this.bands.notice(phrase);
    }
  }

  /** The latest mention that fits, no more than `reach` sentences back. */
  recent(index: number, fits: (past: Past) => boolean, reach = REACH): Past | null {
    const found = this.past.findLast(fits);
    return found && index - found.sentence <= reach ? found : null;
  }

  /** Groups that the article names, the most named first. */
  groups(): string[] {
    return [...this.counts]
      .filter(([code]) => code.startsWith("NSA:"))
      .sort((a, b) => b[1] - a[1])
      .map(([code]) => code);
  }
}
