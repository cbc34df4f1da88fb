import type { Brief } from "./brief.js";
import { dates } from "./dates.js";
import { spanOf } from "./notes.js";
import { webAddress } from "./web-address.js";

/** Control characters and direction overrides, with which words could pass for other words. */
const UNSEEN = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/**
 * Escapes what Markdown (CommonMark, GitHub's tables, strikes, links and formulas, and HTML in between) would read as
 * mark-up, so that an article's words stay words.
 */
function literal(text: string): string {
  return text
    .replace(UNSEEN, " ")
    .replace(/[\\`*_[\]<>#|~$]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/^(\s*)([-+=]|\d+[.)])(?=\s|$)/, "$1\\$2")
    .replace(/(https?|ftp):\/\//gi, "$1:&#47;&#47;")
    .replace(/(www)\./gi, "$1\\.");
}

/**
 * A brief as Markdown, with its notes at the end. Everything that comes from articles is escaped.
 *
 * @example briefMarkdown(brief).split("\n")[0] // "# Japan and the United States"
 */
export function briefMarkdown(brief: Brief): string {
  const out = [`# ${literal(brief.title)}`, "", `As seen on ${dates(brief.on, null)}.`];
  for (const { title, lines, empty, more } of brief.sections) {
    out.push("", `## ${literal(title)}`, "");
    if (lines.length === 0) out.push(`*${literal(empty)}*`);
    for (const { lead, text, notes } of lines) {
      const marks = notes.map((n) => `[${n}]`).join("");
      out.push(`- ${lead ? `**${literal(lead)}** ` : ""}${literal(text)}${marks && ` ${marks}`}`);
    }
    if (more > 0) out.push("", `*${more} more in the record.*`);
  }
  out.push("", "## Notes", "");
  for (const note of brief.notes) {
    const url = webAddress(note.url);
    const title = literal(note.title ?? note.article);
    const source = [
      note.publisher && literal(note.publisher),
      url ? `[${title}](${url})` : title,
      note.published && dates(note.published.slice(0, 10), null),
    ];
    out.push(`${note.number}. ${source.filter(Boolean).join(", ")}: “${literal(note.sentence)}” (${spanOf(note)})`);
  }
  return `${out.join("\n")}\n`;
}
