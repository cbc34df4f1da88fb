// Arc-hybrid transition system (Kuhlmann, Gómez-Rodríguez & Satta 2011) with features after Zhang & Nivre (2011).
import { EDGE, mix, type Word } from "./word.js";

/** Moves: put the next word on the stack; attach the stack's top to the next word; attach it to the one below. */
export const MOVE = { shift: 0, left: 1, right: 2 } as const;
export const MOVES = 3;

/** Row standing for "none"; the artificial root is row -1 of the sentence. */
const NONE = -2;

/** A sentence half parsed. Rows are those of the sentence; the artificial root lies at the stack's bottom as -1. */
export class Configuration {
  n = 0;
  /** Next word not yet on the stack; `n` when none is left. */
  next = 0;
  /** Number of words on the stack, the root not counted. */
  depth = 0;
  stack = new Int32Array(0);
  head = new Int32Array(0);
  label = new Int32Array(0);
  /** Outermost and next dependents on either side, `NONE` where there is none. */
  left1 = new Int32Array(0);
  left2 = new Int32Array(0);
  right1 = new Int32Array(0);
  right2 = new Int32Array(0);
  leftCount = new Int32Array(0);
  rightCount = new Int32Array(0);

  /** Starts on a sentence of `n` words. */
  reset(n: number): void {
    if (this.stack.length < n) {
      const size = n * 2;
      for (const key of [
        "stack",
        "head",
        "label",
        "left1",
        "left2",
        "right1",
        "right2",
        "leftCount",
        "rightCount",
      ] as const) {
        this[key] = new Int32Array(size);
      }
    }
    this.n = n;
    this.next = 0;
    this.depth = 0;
    for (let i = 0; i < n; i++) {
      this.head[i] = NONE;
      this.label[i] = -1;
      this.left1[i] = NONE;
      this.left2[i] = NONE;
      this.right1[i] = NONE;
      this.right2[i] = NONE;
      this.leftCount[i] = 0;
      this.rightCount[i] = 0;
    }
  }

  /** Word on the stack, counted from the top; -1 for the root, -2 below it. */
  top(k: number): number {
    const at = this.depth - 1 - k;
    return at >= 0 ? (this.stack[at] ?? NONE) : at === -1 ? -1 : NONE;
  }

  get done(): boolean {
    return this.next === this.n && this.depth === 0;
  }

  /**
   * Whether a move may be made. Only the last word on the stack may hang on the root, once every word is read:
   * so each tree has one root.
   */
  allows(move: number): boolean {
    if (move === MOVE.shift) return this.next < this.n;
    if (move === MOVE.left) return this.next < this.n && this.depth > 0;
    return this.depth > 1 || (this.depth === 1 && this.next === this.n);
  }

  /** Makes a move; `label` is the relation of the word that is attached. */
  apply(move: number, label: number): void {
    if (move === MOVE.shift) {
      this.stack[this.depth++] = this.next++;
      return;
    }
    const dependent = this.top(0);
    const head = move === MOVE.left ? this.next : this.top(1);
    this.depth--;
    this.head[dependent] = head;
    this.label[dependent] = label;
    if (head < 0) return;
    if (dependent < head) {
      this.left2[head] = this.left1[head] ?? NONE;
      this.left1[head] = dependent;
      this.leftCount[head] = (this.leftCount[head] ?? 0) + 1;
    } else {
      this.right2[head] = this.right1[head] ?? NONE;
      this.right1[head] = dependent;
      this.rightCount[head] = (this.rightCount[head] ?? 0) + 1;
    }
  }
}

/** Most features a configuration has. */
export const PARSE_FEATURES = 110;

/** Words and tags of a sentence as the parser sees them. */
export interface Tagged {
  readonly words: readonly Word[];
  /** Number of the joint tag of each word. */
  readonly tags: Int32Array;
  /** Number of its universal tag. */
  readonly coarse: Int32Array;
}

/**
 * Features of a configuration, as positions in the table of weights.
 *
 * @returns how many were written to `out`
 */
export function parseFeatures(c: Configuration, sentence: Tagged, mask: number, out: Int32Array): number {
  const { words, tags, coarse } = sentence;
  const word = (i: number): number => (i < 0 ? i : (words[i] ?? EDGE).lower);
  const tag = (i: number): number => (i < 0 ? 300 - i : (tags[i] ?? 0));
  const pos = (i: number): number => (i < 0 ? 40 - i : (coarse[i] ?? 0));
  const rel = (i: number): number => (i < 0 ? 120 - i : (c.label[i] ?? 0));
  const link = (list: Int32Array, i: number): number => (i < 0 ? NONE : (list[i] ?? NONE));
  const at = (i: number): number => (i < c.n ? i : NONE);

  const s0 = c.top(0);
  const s1 = c.top(1);
  const s2 = c.top(2);
  const b0 = at(c.next);
  const b1 = at(c.next + 1);
  const b2 = at(c.next + 2);
  const b3 = at(c.next + 3);
  const s0l = link(c.left1, s0);
  const s0l2 = link(c.left2, s0);
  const s0r = link(c.right1, s0);
  const s0r2 = link(c.right2, s0);
  const s1l = link(c.left1, s1);
  const s1r = link(c.right1, s1);
  const s1r2 = link(c.right2, s1);
  const b0l = link(c.left1, b0);
  const b0l2 = link(c.left2, b0);
  const [ws0, ws1, ws2, wb0, wb1, wb2] = [word(s0), word(s1), word(s2), word(b0), word(b1), word(b2)];
  const [ts0, ts1, ts2, tb0, tb1, tb2, tb3] = [tag(s0), tag(s1), tag(s2), tag(b0), tag(b1), tag(b2), tag(b3)];
  const [ps0, ps1, ps2, pb0, pb1, pb2] = [pos(s0), pos(s1), pos(s2), pos(b0), pos(b1), pos(b2)];
  const vl0 = s0 < 0 ? 9 : Math.min(c.leftCount[s0] ?? 0, 3);
  const vr0 = s0 < 0 ? 9 : Math.min(c.rightCount[s0] ?? 0, 4);
  const vl1 = s1 < 0 ? 9 : Math.min(c.leftCount[s1] ?? 0, 3);
  const vr1 = s1 < 0 ? 9 : Math.min(c.rightCount[s1] ?? 0, 4);
  const vlb = b0 < 0 ? 9 : Math.min(c.leftCount[b0] ?? 0, 3);
  const span = (from: number, to: number): number => {
    if (from < 0 || to < 0) return 9;
    const d = to - from;
    return d < 5 ? d : d < 9 ? 5 : d < 17 ? 6 : 7;
  };
  const dsb = span(s0, b0);
  const dss = span(s1, s0);
  let k = 0;
  const add = (hash: number): void => {
    out[k] = mix(hash, k + 0x7000) & mask;
    k++;
  };
  const add2 = (a: number, b: number): void => add(mix(a, b));
  const add3 = (a: number, b: number, d: number): void => add(mix(mix(a, b), d));
  const add4 = (a: number, b: number, d: number, e: number): void => add(mix(mix(mix(a, b), d), e));

  // Words and tags by themselves.
  add2(ws0, ts0);
  add(ws0);
  add(ts0);
  add2(ws1, ts1);
  add(ws1);
  add(ts1);
  add2(ws2, ts2);
  add(ts2);
  add2(wb0, tb0);
  add(wb0);
  add(tb0);
  add2(wb1, tb1);
  add(wb1);
  add(tb1);
  add2(wb2, tb2);
  add(tb2);
  add2(tb3, pb0);
  // Pairs.
  add4(ws0, ts0, wb0, tb0);
  add3(ws0, ts0, wb0);
  add3(ws0, wb0, tb0);
  add3(ws0, ts0, tb0);
  add3(ts0, wb0, tb0);
  add2(ws0, wb0);
  add2(ts0, tb0);
  add2(tb0, tb1);
  add4(ws1, ts1, ws0, ts0);
  add3(ws1, ts1, ts0);
  add3(ts1, ws0, ts0);
  add2(ws1, ws0);
  add2(ts1, ts0);
  add2(ws1, wb0);
  add2(ts1, tb0);
  add2(ws0, wb1);
  add2(ts0, tb1);
  add2(ws0, tb1);
  add2(wb0, wb1);
  add2(ts2, ts0);
  // Triples.
  add3(ts0, tb0, tb1);
  add3(tb0, tb1, tb2);
  add3(ts1, ts0, tb0);
  add3(ts2, ts1, ts0);
  add3(ws0, tb0, tb1);
  add3(ts0, wb0, tb1);
  add3(ws1, ts0, tb0);
  add3(ts1, ws0, tb0);
  add3(ts1, ts0, wb0);
  add4(ps1, ps0, pb0, pb1);
  add4(ps2, ps1, ps0, pb0);
  add4(ps0, pb0, pb1, pb2);
  // Distance.
  add3(dsb, ws0, 1);
  add3(dsb, ts0, 2);
  add3(dsb, wb0, 3);
  add3(dsb, tb0, 4);
  add3(dsb, ts0, tb0);
  add3(dss, ws0, 5);
  add3(dss, ws1, 6);
  add3(dss, ts0, 7);
  add3(dss, ts1, 8);
  add3(dss, ts1, ts0);
  // Valency.
  add3(ws0, vr0, 1);
  add3(ts0, vr0, 2);
  add3(ws0, vl0, 3);
  add3(ts0, vl0, 4);
  add3(ws1, vr1, 5);
  add3(ts1, vr1, 6);
  add3(ts1, vl1, 7);
  add3(wb0, vlb, 8);
  add3(tb0, vlb, 9);
  add4(ts1, vr1, ts0, vl0);
  // Dependents.
  add3(word(s0l), tag(s0l), 1);
  add3(word(s0r), tag(s0r), 2);
  add3(word(s1l), tag(s1l), 3);
  add3(word(s1r), tag(s1r), 4);
  add3(word(b0l), tag(b0l), 5);
  add3(rel(s0l), ts0, 6);
  add3(rel(s0r), ts0, 7);
  add3(rel(s1l), ts1, 8);
  add3(rel(s1r), ts1, 9);
  add3(rel(b0l), tb0, 10);
  add3(rel(s0l2), rel(s0l), ts0);
  add3(rel(s0r2), rel(s0r), ts0);
  add3(rel(s1r2), rel(s1r), ts1);
  add3(rel(b0l2), rel(b0l), tb0);
  add3(ts0, tag(s0l), tb0);
  add3(ts0, tag(s0r), tb0);
  add3(ts0, tb0, tag(b0l));
  add3(ts1, ts0, tag(s0l));
  add3(ts1, ts0, tag(s0r));
  add3(ts1, tag(s1r), ts0);
  add3(ts1, tag(s1l), ts0);
  add3(ws0, rel(s0r), tb0);
  add3(ws0, rel(s0l), tb0);
  add3(ws1, rel(s1r), ts0);
  add3(ws1, rel(s1l), ts0);
  add4(ps1, rel(s1r), ps0, rel(s0l));
  add4(ps0, rel(s0r), pb0, rel(b0l));
  add4(ps1, ps0, pb0, rel(s0r));
  // Shape of the words: names and abbreviations.
  add2(s0 < 0 ? 0 : (words[s0] ?? EDGE).shape, b0 < 0 ? 0 : (words[b0] ?? EDGE).shape);
  add3(s0 < 0 ? 0 : (words[s0] ?? EDGE).suffix3, ts0, tb0);
  add3(b0 < 0 ? 0 : (words[b0] ?? EDGE).suffix3, ts0, tb0);
  return k;
}

/** Most features an arc has. */
export const LABEL_FEATURES = 40;

/**
 * Features of an arc about to be made, for the choice of its relation.
 *
 * @param head row of the head, -1 for the root
 * @param dependent row of the dependent
 * @returns how many were written to `out`
 */
export function labelFeatures(
  c: Configuration,
  sentence: Tagged,
  head: number,
  dependent: number,
  mask: number,
  out: Int32Array,
): number {
  const { words, tags, coarse } = sentence;
  const word = (i: number): number => (i < 0 || i >= c.n ? -1 : (words[i] ?? EDGE).lower);
  const tag = (i: number): number => (i < 0 || i >= c.n ? 301 : (tags[i] ?? 0));
  const pos = (i: number): number => (i < 0 || i >= c.n ? 41 : (coarse[i] ?? 0));
  const rel = (i: number): number => (i < 0 ? 121 : (c.label[i] ?? 0));
  const link = (list: Int32Array, i: number): number => (i < 0 ? NONE : (list[i] ?? NONE));
  const side = head < dependent ? 1 : 2;
  const gap = Math.abs(head - dependent);
  const distance = head < 0 ? 9 : (gap < 5 ? gap : gap < 10 ? 5 : 6) * 2 + side;
  const [wh, wd, th, td] = [word(head), word(dependent), tag(head) + side * 512, tag(dependent)];
  const dl = link(c.left1, dependent);
  const dr = link(c.right1, dependent);
  const dl2 = link(c.left2, dependent);
  const hl = link(c.left1, head);
  const hr = link(c.right1, head);
  const suffix = dependent < 0 ? 0 : (words[dependent] ?? EDGE).suffix3;
  let k = 0;
  const add = (hash: number): void => {
    out[k] = mix(hash, k + 0x9000) & mask;
    k++;
  };
  const add2 = (a: number, b: number): void => add(mix(a, b));
  const add3 = (a: number, b: number, d: number): void => add(mix(mix(a, b), d));
  add(side);
  add2(wd, side);
  add2(wh, side);
  add(th);
  add2(td, side);
  add2(th, td);
  add2(wd, th);
  add2(wh, td);
  add3(wh, wd, side);
  add3(wh, td, distance);
  add3(th, td, distance);
  add3(suffix, th, td);
  add3(th, td, tag(dependent + 1));
  add3(th, td, tag(dependent - 1));
  add3(th, td, tag(head + 1));
  add3(th, td, tag(head - 1));
  add3(th, td, word(dependent - 1));
  add3(th, td, word(dependent + 1));
  add3(th, td, rel(dl));
  add3(th, td, rel(dr));
  add3(th, td, word(dl));
  add3(th, td, word(dr));
  add3(wd, rel(dl), side);
  add3(th, mix(rel(dl2), rel(dl)), td);
  add3(th, td, rel(hl));
  add3(th, td, rel(hr));
  add3(wh, rel(hl), td);
  add3(wh, rel(hr), td);
  add3(wh, word(dl), td);
  add3(wh, rel(dl), td);
  add3(th, mix(tag(dl), tag(dr)), td);
  add3(td, mix(pos(dependent - 1), pos(dependent - 2)), pos(head));
  add3(td, mix(pos(dependent + 1), pos(dependent + 2)), pos(head));
  add3(th, mix(c.leftCount[head] ?? 9, c.rightCount[head] ?? 9), td);
  add3(wh, mix(c.leftCount[head] ?? 9, c.rightCount[head] ?? 9), td);
  add3(word(link(c.right1, dependent)), wd, side);
  add3(th, mix(rel(hr), rel(hl)), td);
  add3(head < 0 ? 0 : (words[head] ?? EDGE).suffix3, td, rel(dl));
  return k;
}
