/** Names that English gives an article: unions, republics, groups of islands, bodies. */
const WITH_ARTICLE =
  /^(United|European|African|Arab|Gulf|Czech|Dominican|Central|Democratic|Holy|World|International|North Atlantic)\s|\b(Islands|Netherlands|Philippines|Bahamas|Maldives|Seychelles|Comoros|Gambia|Republic|Union|League|Nations|Territories|Emirates|Organi[sz]ation|Agency|Fund|Bank|Court|Group)$/;

/**
 * A party's name as it stands in a sentence.
 *
 * @example inSentence("United States") // "the United States"
 */
export const inSentence = (name: string): string => (WITH_ARTICLE.test(name) ? `the ${name}` : name);

/**
 * Names strung together.
 *
 * @example listing(["China", "the United States"]) // "China and the United States"
 */
export function listing(names: readonly string[]): string {
  const last = names.at(-1) ?? "";
  return names.length < 2 ? last : `${names.slice(0, -1).join(", ")} and ${last}`;
}

/** The text with its first letter large. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
