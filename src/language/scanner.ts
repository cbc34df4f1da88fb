import { CHARACTER, characterClass } from "./characters.js";

/** Words longer than this are in no table and are not looked up. */
const LOOKUP_BOUND = 16;

/** A text seen by its classes of characters. Offsets are UTF-16 units; `to` is where the paragraph ends. */
export class Scanner {
  constructor(readonly text: string) {}

  /** Class of the code unit at an offset. */
  classAt(at: number): number {
    return characterClass[this.text.charCodeAt(at)] ?? CHARACTER.space;
  }

  /** Class at an offset, white space at and past the end. */
  peek(at: number, to: number): number {
    return at < to ? this.classAt(at) : CHARACTER.space;
  }

  /** Whether a letter or digit stands at an offset before `to`. */
  isAlphanumeric(at: number, to: number): boolean {
    return this.peek(at, to) <= CHARACTER.digit;
  }

  /** Whether a letter or digit stands just before an offset. */
  afterWord(at: number): boolean {
    return at > 0 && this.classAt(at - 1) <= CHARACTER.digit;
  }

  /** The text in lower case for looking up; empty where it is too long for any table. */
  lower(from: number, to: number): string {
    return to - from > LOOKUP_BOUND ? "" : this.text.slice(from, to).toLowerCase();
  }
}
