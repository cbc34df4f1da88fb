/**
 * Rows of a tab-separated table by column name. Lines that start with `#` are comments; missing cells are empty.
 *
 * @example readTable("code\tname\nJPN\tJapan")[0]?.("name") // "Japan"
 */
export function readTable(text: string): Row[] {
  const { size, at } = openTable(text);
  return Array.from({ length: size }, (_, row) => at(row));
}

/** A row of a table: its cell in a column. */
export type Row = (column: string) => string;

/**
 * A table of many rows, each of which is read when it is asked for; else as `readTable`.
 *
 * @example openTable("code\tname\nJPN\tJapan").at(0)("name") // "Japan"
 */
export function openTable(text: string): { readonly size: number; readonly at: (row: number) => Row } {
  const lines = text.split("\n").filter((line) => line.trim() !== "" && !line.startsWith("#"));
  const columns = new Map((lines.shift() ?? "").split("\t").map((name, at) => [name.trim(), at] as const));
  return {
    size: lines.length,
    at(row) {
      const line = lines[row] ?? "";
      return (column) => cellOf(line, columns.get(column) ?? -1);
    },
  };
}

/** The cell of a line by its place; empty where the line has none. */
function cellOf(line: string, place: number): string {
  let from = 0;
  for (let at = 0; at < place; at++) {
    from = line.indexOf("\t", from) + 1;
    if (from === 0) return "";
  }
  const to = line.indexOf("\t", from);
  return place < 0 ? "" : line.slice(from, to < 0 ? line.length : to).trim();
}

/** The parts of a cell that holds a list. */
export function listed(cell: string): string[] {
  if (!cell.includes("|")) return cell ? [cell] : [];
  return cell
    .split("|")
    .map((part) => part.trim())
    .filter(Boolean);
}

/** A word as names are compared: without diacritics, with straight apostrophes and without the dots of "U.S.". */
export function bare(word: string): string {
  let plain = true;
  let foreign = false;
  for (let at = 0; at < word.length; at++) {
    const unit = word.charCodeAt(at);
    if (unit < 128 && unit !== 46) continue;
    plain = false;
    // Quotation marks and dashes have no diacritics.
    if (unit >= 128 && !(unit >= 0x2010 && unit <= 0x205e)) foreign = true;
  }
  if (plain) return word;
  const stripped = foreign ? latin(word) : word.replace(/[’‘]/g, "'");
  return stripped.length > 1 ? stripped.replace(/\./g, "") : stripped;
}

/** A word in plain letters, as far as there are any. */
function latin(word: string): string {
  return word
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replace(/[’‘]/g, "'")
    .replace(/ı/g, "i")
    .replace(/ł/g, "l")
    .replace(/Ł/g, "L")
    .replace(/ø/g, "o")
    .replace(/Ø/g, "O")
    .replace(/đ/g, "d")
    .replace(/ð/g, "d");
}
