/**
 * An address that may become a link: http or https only, percent-encoded where Markdown would stumble; null for all else.
 *
 * @example webAddress("javascript:alert(1)") // null
 */
export function webAddress(url: string | null): string | null {
  if (!url || !URL.canParse(url)) return null;
  const { protocol, href } = new URL(url);
  return protocol === "http:" || protocol === "https:" ? href.replace(/[()\s<>]/g, percent) : null;
}

const percent = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, "0")}`;
