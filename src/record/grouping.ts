/**
 * Items by a key, each list in the order given; items without a key are left out.
 *
 * @example groupBy(["a", "bb", "c"], (word) => word.length) // Map { 1 => ["a", "c"], 2 => ["bb"] }
 */
export function groupBy<T, K extends string | number>(items: Iterable<T>, keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
