import { newSentence } from "./build-sentence.js";
import { type Sentence, UPOS, type Upos } from "./sentence.js";

const universal = new Map<string, Upos>(UPOS.map((tag) => [tag, tag]));

/** A CoNLL-U file as sentences over one text. */
export interface ConlluDocument {
  /** The text that the sentences' offsets point into: words as `SpaceAfter` sets them, paragraphs apart by a blank line. */
  readonly text: string;
  readonly sentences: Sentence[];
}

/** A token line's cells that are kept. */
interface Row {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly head: string;
  readonly deprel: string;
  readonly joined: boolean;
  spaceAfter: boolean;
}

/**
 * Reads CoNLL-U (https://universaldependencies.org/format.html): word lines and multiword ranges; empty nodes,
 * features and enhanced dependencies are left out. Lines that are no rows are passed over; never throws.
 *
 * @param source the file's content
 * @returns its sentences with offsets into a text built from forms and `SpaceAfter`
 * @example readConlluDocument("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n").text // "Go"
 */
export function readConlluDocument(source: string): ConlluDocument {
  const parts: string[] = [];
  let offset = 0;
  let paragraph = 0;
  let rows: Row[] = [];
  let newParagraph = false;
  let rangeEnd = 0;
  let rangeStart = 0;
  let rangeSpace = true;
  /** Whether the sentence before ends with white space. */
  let space = true;
  const sentences: Sentence[] = [];
  const add = (piece: string) => {
    parts.push(piece);
    offset += piece.length;
  };
  const finish = () => {
    if (rows.length === 0) return;
    if (sentences.length > 0) {
      if (newParagraph) paragraph++;
      add(newParagraph ? "\n\n" : space ? " " : "");
    }
    space = rows.at(-1)?.spaceAfter ?? true;
    sentences.push(assemble(rows, offset, paragraph, add));
    rows = [];
    newParagraph = false;
    rangeEnd = 0;
  };
  for (const line of source.split(/\r?\n/)) {
    if (line.trim() === "") finish();
    else if (line.startsWith("#")) newParagraph ||= /^#\s*new(?:par|doc)\b/.test(line);
    else {
      const cells = line.split("\t");
      const [id = "", form = "", lemma = "", upos = "", xpos = "", , head = "", deprel = ""] = cells;
      const spaceAfter = !(cells[9] ?? "").split("|").includes("SpaceAfter=No");
      const range = /^(\d{1,9})-(\d{1,9})$/.exec(id);
      if (range) {
        rangeStart = Number(range[1]);
        rangeEnd = Number(range[2]);
        rangeSpace = spaceAfter;
      } else if (/^\d{1,9}$/.test(id) && form !== "") {
        const number = Number(id);
        const inside = number >= rangeStart && number <= rangeEnd;
        const joined = inside && number > rangeStart && rows.length > 0;
        rows.push({ form, lemma, upos, xpos, head, deprel, joined, spaceAfter: inside ? rangeSpace : spaceAfter });
        if (joined) {
          const before = rows[rows.length - 2];
          if (before) before.spaceAfter = false;
        }
      }
    }
  }
  finish();
  return { text: parts.join(""), sentences };
}

/**
 * Reads the sentences of a CoNLL-U file; see `readConlluDocument` for the text their offsets point into.
 *
 * @param source the file's content
 * @example readConllu("1\tGo\tgo\tVERB\tVB\t_\t0\troot\t_\t_\n")[0]?.form // ["Go"]
 */
export function readConllu(source: string): Sentence[] {
  return readConlluDocument(source).sentences;
}

function assemble(rows: readonly Row[], from: number, paragraph: number, add: (piece: string) => void): Sentence {
  const length = rows.length;
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  let at = from;
  rows.forEach((row, i) => {
    starts[i] = at;
    at += row.form.length;
    ends[i] = at;
    const gap = row.spaceAfter && i < length - 1 ? " " : "";
    add(row.form + gap);
    at += gap.length;
  });
  const sentence = newSentence({
    start: from,
    end: at,
    paragraph,
    starts,
    ends,
    form: rows.map((row) => row.form),
    joined: Uint8Array.from(rows, (row) => (row.joined ? 1 : 0)),
  });
  const blank = (cell: string) => (cell === "_" ? "" : cell);
  rows.forEach((row, i) => {
    // The lemma of an underscore is an underscore.
    sentence.lemma[i] = row.form === "_" ? row.lemma : blank(row.lemma);
    sentence.upos[i] = universal.get(row.upos) ?? "X";
    sentence.xpos[i] = blank(row.xpos);
    sentence.deprel[i] = blank(row.deprel);
    const head = /^\d{1,9}$/.test(row.head) ? Number(row.head) - 1 : -1;
    sentence.head[i] = head < length ? head : -1;
  });
  sentence.tagged = rows.every((row) => universal.has(row.upos));
  sentence.parsed = rows.every((row) => /^\d+$/.test(row.head) && row.deprel !== "" && row.deprel !== "_");
  return sentence;
}

/**
 * Writes sentences as CoNLL-U, with `# sent_id`, `# newpar` where a paragraph begins, `# text`, multiword ranges for
 * joined tokens and `SpaceAfter=No`. Columns that are not filled yet are underscores.
 *
 * @param sentences in order; offsets tell where spaces stand
 * @returns the file's content, a blank line after every sentence
 * @example writeConllu(split("Can't."))
 */
export function writeConllu(sentences: readonly Sentence[]): string {
  const lines: string[] = [];
  let paragraph = -1;
  sentences.forEach((sentence, index) => {
    const next = sentences[index + 1];
    lines.push(`# sent_id = ${index + 1}`);
    if (sentence.paragraph !== paragraph) lines.push("# newpar");
    paragraph = sentence.paragraph;
    lines.push(`# text = ${sentenceText(sentence)}`);
    for (let i = 0; i < sentence.length; i++) {
      let last = i;
      while (last + 1 < sentence.length && sentence.joined[last + 1] === 1) last++;
      if (last === i || sentence.joined[i] === 1) {
        lines.push(row(sentence, i, sentence.joined[i] === 1 || spaceAfter(sentence, i, next)));
        continue;
      }
      const form = sentence.form
        .slice(i, last + 1)
        .map(cell)
        .join("");
      const misc = spaceAfter(sentence, last, next) ? "_" : "SpaceAfter=No";
      lines.push(`${i + 1}-${last + 1}\t${form}\t_\t_\t_\t_\t_\t_\t_\t${misc}`, row(sentence, i, true));
    }
    lines.push("");
  });
  return lines.length > 0 ? `${lines.join("\n")}\n` : "";
}

function row(sentence: Sentence, i: number, space: boolean): string {
  const { tagged, parsed } = sentence;
  return [
    i + 1,
    cell(sentence.form[i]),
    cell(sentence.lemma[i]),
    tagged ? sentence.upos[i] : "_",
    cell(sentence.xpos[i]),
    "_",
    parsed ? (sentence.head[i] ?? -1) + 1 : "_",
    parsed ? cell(sentence.deprel[i]) : "_",
    "_",
    space ? "_" : "SpaceAfter=No",
  ].join("\t");
}

/** White space other than a blank cannot stand in a cell. */
function cell(value: string | undefined): string {
  return value ? value.replace(/\s/g, " ") : "_";
}

function spaceAfter(sentence: Sentence, i: number, next: Sentence | undefined): boolean {
  const following = i + 1 < sentence.length ? sentence.starts[i + 1] : next?.start;
  return following === undefined || following > (sentence.ends[i] ?? 0);
}

function sentenceText(sentence: Sentence): string {
  let text = "";
  for (let i = 0; i < sentence.length; i++) {
    text += cell(sentence.form[i]);
    if (i + 1 < sentence.length && sentence.joined[i + 1] === 0 && spaceAfter(sentence, i, undefined)) text += " ";
  }
  return text;
}
