import Table from "cli-table3";
import pc from "picocolors";

/** Control characters and bidirectional overrides: what an article could use to lie on a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to strip
const UNSAFE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/**
 * Text safe to print on a terminal: control characters and direction overrides are taken out, tabs and line breaks stay.
 *
 * @example plain("a\u001b[31mb") // "a[31mb"
 */
export function plain(text: string): string {
  return text.replace(UNSAFE, "");
}

/**
 * A value as indented JSON in which what `plain` would take out is escaped: the same data, safe on a terminal.
 *
 * @example json(["a\u009bb"]) // '[\n  "a\\u009bb"\n]'
 */
export function json(value: unknown): string {
  return JSON.stringify(value, null, 2).replace(
    UNSAFE,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** Whether standard output is a terminal, where tables and colours help; in a pipe they do not. */
export const onTerminal = (): boolean => process.stdout.isTTY === true;

/** Colours for standard output, none in a pipe or with NO_COLOR. */
export const colours = pc.createColors(onTerminal() && !process.env.NO_COLOR);

/** A line that heads others. */
export const heading = (text: string): string => colours.bold(plain(text));

/**
 * A table for a terminal, cut to its width.
 *
 * @param head column titles.
 * @param rows cells; long ones wrap.
 */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const width = process.stdout.columns ?? 120;
  const widths = columnWidths(head, rows, width);
  const grid = new Table({
    head: head.map((title) => colours.bold(title)),
    colWidths: widths,
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const row of rows) grid.push(row.map(plain));
  return grid.toString();
}

/** Columns that are never broken: an id is there to be copied. */
const WHOLE = new Set(["id", "statement"]);

/** Columns as wide as their content, the widest ones giving way until the table fits. */
function columnWidths(head: readonly string[], rows: readonly (readonly string[])[], width: number): number[] {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? "").length)) + 2);
  const room = width - head.length - 1;
  while (widths.reduce((sum, w) => sum + w, 0) > room) {
    const widest = Math.max(...widths.filter((_, at) => !WHOLE.has(head[at] ?? "")));
    if (widest <= 8) break;
    widths[widths.findIndex((width, at) => width === widest && !WHOLE.has(head[at] ?? ""))] = widest - 1;
  }
  return widths;
}

/** Writes a line to standard output, waiting where the reader is slow; a closed pipe (`| head`) ends the process quietly. */
export async function print(text: string): Promise<void> {
  if (!process.stdout.write(`${text}\n`)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}

/** Writes a line to standard error: warnings, rejections, progress. */
export function warn(text: string): void {
  process.stderr.write(`${plain(text)}\n`);
}
