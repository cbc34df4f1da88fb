// Reads GUM's entity marks (Zeldes 2017, "The GUM corpus"): "(12-person-new-...-Name" opens a mention of entity 12,
// "12)" closes it, "(12-person-...)" is one of a single word.
import { readFileSync } from "node:fs";
import { type GoldSentence, readTreebank } from "./treebank.js";

/** A mention: rows `[from, to)`, its head's row in the gold tree, GUM's type, and its entity's number in the document. */
export interface GoldMention {
  readonly from: number;
  readonly to: number;
  readonly head: number;
  readonly type: string;
  readonly entity: string;
}

/** A sentence with its mentions and the name of its document. */
export interface MarkedSentence {
  readonly document: string;
  readonly gold: GoldSentence;
  readonly mentions: readonly GoldMention[];
}

/** Spans, types and entities of the marks of a sentence's tokens; marks left open by the sentence are no mentions. */
export function readMarks(marks: readonly string[]): Omit<GoldMention, "head">[] {
  const open: { id: string; from: number; type: string }[] = [];
  const found: Omit<GoldMention, "head">[] = [];
  marks.forEach((mark, row) => {
    for (const part of mark.match(/\([^()]*\)?|[^()]*\)/g) ?? []) {
      const [id = "", type = ""] = part.replace(/[()]/g, "").split("-");
      if (part.startsWith("(") && part.endsWith(")")) found.push({ from: row, to: row + 1, type, entity: id });
      else if (part.startsWith("(")) open.push({ id, from: row, type });
      else {
        const at = open.map((one) => one.id).lastIndexOf(id);
        if (at < 0) continue;
        const [one] = open.splice(at, 1);
        if (one) found.push({ from: one.from, to: row + 1, type: one.type, entity: id });
      }
    }
  });
  return found;
}

/** Row of the one word of a span that hangs on a word outside it; -1 where there are several. */
function headOf(gold: GoldSentence, from: number, to: number): number {
  let head = -1;
  for (let i = from; i < to; i++) {
    const above = gold.head[i] ?? -1;
    if (above >= from && above < to) continue;
    if (head >= 0) return -1;
    head = i;
  }
  return head;
}

/** Reads the sentences of a file with their mentions. */
export function readMarked(text: string): MarkedSentence[] {
  let document = "";
  return text.split(/\n\s*\n/).flatMap((block) => {
    document = /^# newdoc id = (.*)$/m.exec(block)?.[1]?.trim() ?? document;
    const [gold] = readTreebank(`${block}\n\n`);
    if (!gold) return [];
    const marks = block
      .split("\n")
      .map((line) => line.split("\t"))
      .filter(([id]) => /^\d+$/.test(id ?? ""))
      .map((row) => /Entity=([^|]*)/.exec(row[9] ?? "")?.[1] ?? "");
    const mentions = readMarks(marks)
      .map((mark) => ({ ...mark, head: headOf(gold, mark.from, mark.to) }))
      .filter(({ head }) => head >= 0);
    return [{ document, gold, mentions }];
  });
}

/** Reads the sentences of a GUM file. */
export function loadMarked(path: string): MarkedSentence[] {
  return readMarked(readFileSync(path, "utf8"));
}
