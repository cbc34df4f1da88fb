import type { Brief } from "./brief.js";
import { webAddress } from "./web-address.js";

/** Escapes what Markdown (and HTML inside it) would read as mark-up, so that an article's words stay words. */
function literal(text: string): string {
  return text
    .replace(/\p{Cc}+/gu, " ")
    .replace(/[\\`*_{}[\]<>#|~!()]/g, "\\$&")
    .replace(/&/g, "&amp;")
    .replace(/^(\s*)([-+]|\d+\.)(?=\s)/, "$1\\$2")
    .replace(/(https?|ftp):\/\//gi, "$1:&#47;&#47;");
}

/**
 * A brief as Markdown, with its notes at the end. Everything that comes from articles is escaped.
 *
 * @example briefMarkdown(brief).split("\n")[0] // "# Japan and United States"
 */
export function briefMarkdown(brief: Brief): string {
  const out = [`# ${literal(brief.title)}`, "", `As of ${brief.on}.`];
  for (const { title, lines, empty } of brief.sections) {
    out.push("", `## ${literal(title)}`, "");
    if (lines.length === 0) out.push(`*${literal(empty)}*`);
    for (const { lead, text, notes } of lines) {
      const marks = notes.map((n) => `\\[${n}\\]`).join("");
      out.push(`- ${lead ? `**${literal(lead)}** ` : ""}${literal(text)}${marks ? ` ${marks}` : ""}`);
    }
  }
  out.push("", "## Notes", "");
  for (const note of brief.notes) {
    const url = webAddress(note.url);
    const title = literal(note.title ?? note.article);
    const source = [
      note.publisher && literal(note.publisher),
      url ? `[${title}](${url})` : title,
      note.published?.slice(0, 10),
    ];
    out.push(
      `${note.number}. ${source.filter(Boolean).join(", ")}: “${literal(note.sentence)}” (characters ${note.start}–${note.end})`,
    );
  }
  return `${out.join("\n")}\n`;
}
