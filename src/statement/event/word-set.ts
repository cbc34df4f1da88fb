/**
 * Words, written one behind another, as a set.
 *
 * @example wordSet("lift ease").has("ease") // true
 */
export const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));
