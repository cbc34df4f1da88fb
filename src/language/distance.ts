/** Shortest gap of each class of distances between a word and its head. */
const GAPS = [1, 2, 3, 4, 5, 7, 10, 15, 25];

/** Number of classes of distances, of both directions. */
export const DISTANCES = 2 * GAPS.length;

const LONGEST = 25;
const classOfGap = Int32Array.from({ length: LONGEST + 1 }, (_, gap) => {
  let k = 0;
  while (k + 1 < GAPS.length && gap >= (GAPS[k + 1] ?? 0)) k++;
  return k;
});

/**
 * Class of the way from word `i` to word `j`: leftward ones come first.
 *
 * @example distanceClass(3, 2) // 0
 */
export function distanceClass(i: number, j: number): number {
  return j < i
    ? (classOfGap[Math.min(i - j, LONGEST)] ?? 0)
    : GAPS.length + (classOfGap[Math.min(j - i, LONGEST)] ?? 0);
}
