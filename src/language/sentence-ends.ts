import { CHARACTER, characterClass, isUpper } from "./characters.js";
import { KIND, type TokenBuffer } from "./token-buffer.js";
import { abbreviationOf, starters } from "./vocabulary.js";

/** No sentence has more tokens: a longer one is broken at a mark, if there is one in its second half. */
const LONGEST = 400;

/** Verbs that go on with a sentence whose quotation ended in a question or exclamation mark. */
const speech = new Set([
  "said",
  "says",
  "asked",
  "asks",
  "wrote",
  "added",
  "told",
  "replied",
  "tweeted",
  "shouted",
  "cried",
]);

/** Words that open a message or a request, also where no stop stands before them. */
const openings = new Set(["Please", "Attached", "Dear", "Thanks", "Thank", "Regards", "Hello", "Hi"]);

/** Words that close a letter; a comma and the writer's name follow. */
const closings = new Set(["Thanks", "Sincerely", "Regards", "Cheers"]);

/** Finds where sentences end among the tokens of a paragraph. */
export class SentenceEnds {
  /** Row of an abbreviation at the last sentence's end whose full stop is a token of its own; -1 for none. */
  divided = -1;

  constructor(
    private readonly text: string,
    private readonly tokens: TokenBuffer,
  ) {}

  /**
   * Row after the last token of the sentence that begins at `from`.
   *
   * @param from row of its first token
   */
  next(from: number): number {
    const { tokens } = this;
    this.divided = -1;
    const bound = Math.min(tokens.length, from + LONGEST);
    for (let row = from; row < bound; row++) {
      const kind = tokens.kinds[row];
      if (kind === KIND.terminal || kind === KIND.ellipsis || kind === KIND.abbreviation || kind === KIND.emoticon) {
        const end = this.closed(row, bound);
        if (end < tokens.length ? this.endsAt(from, row, end) : true) {
          if (kind === KIND.abbreviation && this.dividesAtEnd(row)) this.divided = row;
          return end;
        }
        row = end - 1;
      } else if (row + 1 < tokens.length && this.breaksAfter(from, row)) return row + 1;
    }
    return bound < tokens.length ? this.breakBefore(from, bound) : bound;
  }

  /** Row after the marks that close the sentence with the terminal at `row`: further stops, quotes and brackets. */
  private closed(row: number, bound: number): number {
    const { tokens } = this;
    let end = row + 1;
    while (end < bound) {
      const kind = tokens.kinds[end];
      const adjacent = tokens.starts[end] === tokens.ends[end - 1];
      if (kind === KIND.close || kind === KIND.terminal || kind === KIND.ellipsis) {
        if (!adjacent && kind === KIND.close && !this.closesFar(end)) break;
        // "He left. ... She stayed": the pause begins the next sentence, while ". . ." is one pause.
        if (!adjacent && kind === KIND.ellipsis) break;
      } else if (this.isNote(end)) {
        end += 2;
      } else if (kind !== KIND.emoticon) break;
      end++;
    }
    return end;
  }

  /** Whether a note's number in square brackets stands at `row`. */
  private isNote(row: number): boolean {
    const { tokens } = this;
    return (
      row + 2 < tokens.length &&
      this.unitAt(row) === 0x5b &&
      tokens.kinds[row + 1] === KIND.number &&
      this.unitAt(row + 2) === 0x5d
    );
  }

  /** Whether a closing mark with white space before it closes none the less: brackets do, quotes only before white space. */
  private closesFar(row: number): boolean {
    const after = this.tokens.ends[row] ?? 0;
    return after >= this.text.length || characterClass[this.text.charCodeAt(after)] === CHARACTER.space;
  }

  /** Whether a sentence without a stop ends after `row`: the heads, lists and rules of e-mails and bulletins. */
  private breaksAfter(from: number, row: number): boolean {
    const { tokens } = this;
    const kind = tokens.kinds[row];
    const next = row + 1;
    const nextKind = tokens.kinds[next];
    if (tokens.starts[next] === tokens.ends[row]) return false;
    if (nextKind === KIND.mark && this.isRule(next)) return true;
    if (kind === KIND.mark && this.isRule(row)) return true;
    if (nextKind === KIND.number) {
      const before = kind === KIND.close || kind === KIND.address || (kind === KIND.word && isUpper(this.unitAt(row)));
      return before && this.isStamp(next);
    }
    if (kind === KIND.address) {
      return nextKind === KIND.address || (nextKind === KIND.word && starters.has(this.form(next)));
    }
    if (nextKind !== KIND.word || !isUpper(this.unitAt(next))) return false;
    // "08/16/2000 12:05 PM"
    if (row >= from + 2 && this.isStamp(row - 2)) return true;
    if (kind === KIND.close && this.unitAt(row) === 0x3e) return true;
    if (row === from + 1 && this.unitAt(row) === 0x2c && closings.has(this.form(from))) return true;
    return kind !== KIND.mark && kind !== KIND.open && openings.has(this.form(next));
  }

  /** Whether a date in figures and a time stand at `row`. */
  private isStamp(row: number): boolean {
    if (this.tokens.kinds[row] !== KIND.number || this.tokens.kinds[row + 1] !== KIND.number) return false;
    return row + 1 < this.tokens.length && this.form(row).includes("/") && this.form(row + 1).includes(":");
  }

  /** Whether a token is a line drawn with marks ("-----"). */
  private isRule(row: number): boolean {
    return (this.tokens.ends[row] ?? 0) - (this.tokens.starts[row] ?? 0) >= 5;
  }

  private unitAt(row: number): number {
    return this.text.charCodeAt(this.tokens.starts[row] ?? 0);
  }

  private form(row: number): string {
    return this.text.slice(
      this.tokens.starts[row],
      Math.min(this.tokens.ends[row] ?? 0, (this.tokens.starts[row] ?? 0) + 24),
    );
  }

  /** Whether a sentence begun at `from` ends with the terminal at `row` when `next` is the first token after its closing marks. */
  private endsAt(from: number, row: number, next: number): boolean {
    const { tokens } = this;
    // The first word after opening quotes and brackets decides.
    let word = next;
    while (word < tokens.length - 1 && tokens.kinds[word] === KIND.open && word - next < 4) word++;
    const unit = this.unitAt(word);
    const lower = tokens.kinds[word] === KIND.word && characterClass[unit] === CHARACTER.letter && !isUpper(unit);
    const spaced = (tokens.starts[next] ?? 0) > (tokens.ends[next - 1] ?? 0);
    const quoted = next > row + 1 && tokens.kinds[next - 1] === KIND.close;
    const kind = tokens.kinds[row];
    if (kind === KIND.abbreviation) return this.abbreviationEnds(row, word, lower);
    if (kind === KIND.ellipsis && row === from) return false;
    if (kind === KIND.ellipsis) return !lower && spaced && tokens.kinds[word] !== KIND.mark;
    if (kind === KIND.emoticon) return !lower && spaced && tokens.kinds[word] !== KIND.mark;
    if (tokens.kinds[next] === KIND.mark) return this.startsItem(next) && spaced;
    if (!spaced && (lower || tokens.kinds[next] === KIND.number)) return false;
    if (row === from + 1 && (tokens.kinds[from] === KIND.number || this.isLetter(from)) && this.unitAt(row) === 0x2e)
      return false;
    if (quoted && lower) return false;
    if (quoted && this.unitAt(row) !== 0x2e && this.speechFollows(next)) return false;
    return true;
  }

  /** Bullets, rules and currency signs begin a sentence; commas, colons and dashes go on with one. */
  private startsItem(row: number): boolean {
    const sign = this.text.charAt(this.tokens.starts[row] ?? 0);
    return /[\p{L}\p{Sc}*•·#=_]/u.test(sign);
  }

  private isLetter(row: number): boolean {
    return (
      (this.tokens.ends[row] ?? 0) - (this.tokens.starts[row] ?? 0) === 1 &&
      isUpper(this.unitAt(row)) &&
      this.unitAt(row) !== 0x49
    );
  }

  private speechFollows(row: number): boolean {
    for (let at = row; at < Math.min(row + 5, this.tokens.length); at++) if (speech.has(this.form(at))) return true;
    return false;
  }

  private abbreviationEnds(row: number, next: number, lower: boolean): boolean {
    if (lower) return false;
    const kind = this.tokens.kinds[next];
    if (kind === KIND.mark) return false;
    const start = this.tokens.starts[row] ?? 0;
    const end = (this.tokens.ends[row] ?? 0) - 1;
    const form = this.text.slice(start, end);
    const known = abbreviationOf(form);
    if (known === "title" || known === "inner") return false;
    if (kind === KIND.number) return false;
    if (known === "number") return true;
    const begins = starters.has(this.form(next));
    if (form.length === 1) return form === "I" ? true : begins && form !== "A" && this.form(next) !== "A";
    return begins;
  }

  /** Whether an abbreviation at a sentence's end gives up its full stop: "etc." does, "U.S." does not. */
  private dividesAtEnd(row: number): boolean {
    const start = this.tokens.starts[row] ?? 0;
    const end = (this.tokens.ends[row] ?? 0) - 1;
    return !this.text.slice(start, end).includes(".");
  }

  private breakBefore(from: number, bound: number): number {
    const { tokens } = this;
    for (let row = bound - 1; row > from + LONGEST / 2; row--) {
      const unit = this.unitAt(row);
      if (tokens.kinds[row] === KIND.mark && (unit === 0x3b || unit === 0x2c || unit === 0x2d || unit === 0x2014))
        return row + 1;
    }
    let row = bound;
    while (row > from + 1 && tokens.joined[row] === 1) row--;
    return row;
  }
}
