/** FNV-1a over UTF-16 code units (Fowler, Noll, Vo), 32 bits. */
const OFFSET = 0x811c9dc5;
const PRIME = 0x01000193;

/**
 * What is true of something to be judged: names of yes-or-no facts, kept as 32-bit hashes so that no string is built on
 * the hot path. The same list is used again and again.
 *
 * @example const list = new FeatureList(); list.add("lemma", "visit"); list.size // 1
 */
export class FeatureList {
  readonly ids: Int32Array;
  size = 0;
  /** The names as well, for those who ask why; null where nobody does. */
  readonly names: string[] | null;

  /** @param named whether names are kept beside the hashes. */
  constructor(named = false, capacity = 1024) {
    this.ids = new Int32Array(capacity);
    this.names = named ? [] : null;
  }

  /** Empties the list. */
  clear(): void {
    this.size = 0;
    if (this.names) this.names.length = 0;
  }

  /** Adds a fact of up to four parts; past the capacity facts are dropped. */
  add(a: string, b = "", c = "", d = ""): void {
    if (this.size === this.ids.length) return;
    let hash = mix(OFFSET, a);
    if (b) hash = mix(Math.imul(hash ^ 1, PRIME), b);
    if (c) hash = mix(Math.imul(hash ^ 2, PRIME), c);
    if (d) hash = mix(Math.imul(hash ^ 3, PRIME), d);
    this.ids[this.size++] = hash;
    this.names?.push([a, b, c, d].filter(Boolean).join(" "));
  }

  /** The hashes so far, copied. */
  copy(): Int32Array {
    return this.ids.slice(0, this.size);
  }
}

function mix(seed: number, text: string): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), PRIME);
  return hash;
}
