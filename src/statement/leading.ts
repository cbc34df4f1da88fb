/**
 * How many of a list's first hold something that none after them does, by bisection.
 *
 * @example leading([1, 3, 7], (one) => one < 5) // 2
 */
export function leading<T>(list: readonly T[], holds: (one: T) => boolean): number {
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const one = list[middle];
    if (one !== undefined && holds(one)) low = middle + 1;
    else high = middle;
  }
  return low;
}
