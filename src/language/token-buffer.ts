/** What a token is to the sentence splitter. */
export const KIND = {
  word: 0,
  /** A word that keeps its full stop. */
  abbreviation: 1,
  /** Full stop, question or exclamation marks. */
  terminal: 2,
  ellipsis: 3,
  open: 4,
  close: 5,
  mark: 6,
  emoticon: 7,
  number: 8,
  /** E-mail or web address. */
  address: 9,
} as const;

/** Tokens of a paragraph as parallel columns that grow; offsets are UTF-16 units into the text. */
export class TokenBuffer {
  length = 0;
  starts = new Int32Array(256);
  ends = new Int32Array(256);
  kinds = new Uint8Array(256);
  joined = new Uint8Array(256);

  /** Adds a token `[start, end)`; `joined` is 1 where it is one word with the token before. */
  push(start: number, end: number, kind: number, joined = 0): void {
    const row = this.length++;
    if (row === this.starts.length) this.grow();
    this.starts[row] = start;
    this.ends[row] = end;
    this.kinds[row] = kind;
    this.joined[row] = joined;
  }

  private grow(): void {
    const copy = <T extends Int32Array | Uint8Array>(to: T, from: T): T => {
      to.set(from);
      return to;
    };
    const size = this.starts.length * 2;
    this.starts = copy(new Int32Array(size), this.starts);
    this.ends = copy(new Int32Array(size), this.ends);
    this.kinds = copy(new Uint8Array(size), this.kinds);
    this.joined = copy(new Uint8Array(size), this.joined);
  }
}
