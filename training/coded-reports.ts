import { readdirSync, readFileSync } from "node:fs";
import * as z from "zod";
import plover from "../data/plover.tsv";
import { readTable } from "../src/mention/table.js";
import { EventType, Form, Status } from "../src/statement/schema.js";

/** `TYPE/mode` of PLOVER's modes. */
const modes = new Set(readTable(plover).map((cell) => `${cell("type")}/${cell("mode")}`));

const code = z
  .string()
  .regex(
    /^(?:[A-Z]{3}|GTW|GSV|(?:NSA|GRP|IGO):[a-z0-9][^|]*)$/,
    "must be an ISO alpha-3 code, or NSA:, GRP:, IGO: and a name",
  );
const codes = z.array(code);

/** A coded event, commitment, aim, concern, claim or quote as people write them down: parties are plain codes, evidence plain text. */
export const CodedStatement = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("event"),
    evidence: z.string(),
    type: EventType,
    mode: z.string().nullable(),
    form: Form.nullish(),
    actor: codes,
    recipient: codes,
    people: z.array(z.string()),
    status: Status,
    date: z.string().nullable(),
    place: z.string().nullable(),
    venue: z.string().nullable(),
    topics: z.array(z.string()).optional(),
    /** The word that tells of the act, where it is marked. */
    trigger: z.string().optional(),
  }),
  z.object({
    kind: z.literal("commitment"),
    evidence: z.string(),
    by: codes,
    to: codes,
    value: z.string().nullable(),
    deadline: z.string().nullable(),
  }),
  z.object({ kind: z.literal("aim"), evidence: z.string(), holder: codes }),
  z.object({ kind: z.literal("concern"), evidence: z.string(), holder: codes, about: codes }),
  z.object({ kind: z.literal("claim"), evidence: z.string(), subject: codes, figure: z.string() }),
  z.object({ kind: z.literal("quote"), words: z.string(), speaker: z.string(), code: z.string().nullable() }),
]);
export type CodedStatement = z.infer<typeof CodedStatement>;

/** A report and what people say it asserts. */
export interface CodedReport {
  readonly id: string;
  readonly published: string;
  readonly title: string | null;
  readonly text: string;
  readonly statements: readonly CodedStatement[];
}

/** A line of a file of reports that does not hold. */
export interface Fault {
  readonly line: number;
  readonly wrong: string;
}

/** Longer reports, from which the judges of events learn too, but not those of the other kinds. */
export const ACTS = "training/acts";
/** Reports dense with wants and fears, whose events are not coded. */
export const STANCES = "training/stances";
/** Single sentences, from which the judges of events learn likewise. */
export const SENTENCES = "training/sentences";

/** Reports in the manner of newsrooms, all kinds coded: what the judges of everything and the reader learn from last. */
export const NEWS = "training/news";

/** Reports woven around words that the others hardly use: what the judges of acts, sides and the reader learn from. */
export const RARE = "training/rare";

/** Short reports, from which all judges learn. */
export const REPORTS = "training/reports";

/** The files of coded reports in some folders, in the order of their names. */
export const reportFiles = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .sort()
      .map((name) => `${folder}/${name}`),
  );

/** All reports of some folders, in the order of their files' names; lines that do not hold are left out. */
export const readCodedReports = (...folders: readonly string[]): CodedReport[] =>
  reportFiles(...folders).flatMap((file) => parseCodedReports(readFileSync(file, "utf8")).reports);

/**
 * Reads reports in the format of `training/reports/README.md`.
 *
 * @returns the reports, and what does not hold, by line (from 1).
 */
export function parseCodedReports(source: string): { reports: CodedReport[]; faults: Fault[] } {
  const reports: CodedReport[] = [];
  const faults: Fault[] = [];
  let head: { id: string; published: string; title: string | null; line: number } | null = null;
  let text: string[] = [];
  let lines: { at: number; line: string }[] = [];
  const close = () => {
    if (!head) return;
    const { line: at, ...known } = head;
    const whole = text.join("\n").trim();
    if (!whole) faults.push({ line: at, wrong: "a report without text" });
    const statements = lines.flatMap(({ at, line }) => {
      const read = parseStatement(line, whole);
      if (typeof read !== "string") return [read];
      faults.push({ line: at, wrong: read });
      return [];
    });
    reports.push({ ...known, text: whole, statements });
  };
  for (const [index, line] of source.split("\n").entries()) {
    const start = /^=== (\S+) (\d{4}-\d{2}-\d{2}) ?(.*)$/.exec(line);
    if (start) {
      close();
      head = { id: start[1] ?? "", published: start[2] ?? "", title: start[3] || null, line: index + 1 };
      text = [];
      lines = [];
    } else if (/^(event|commitment|aim|concern|claim|quote) \|/.test(line)) lines.push({ at: index + 1, line });
    else if (!head && line.trim()) faults.push({ line: index + 1, wrong: "text before the first report's head" });
    else if (lines.length > 0 && line.trim()) faults.push({ line: index + 1, wrong: "text after statements" });
    else text.push(line);
  }
  close();
  return { reports, faults };
}

/** A statement's line, or what is wrong with it. */
function parseStatement(line: string, text: string): CodedStatement | string {
  const [kind, ...cells] = line.split(" | ").map((cell) => cell.trim());
  const made = build(kind ?? "", cells);
  if (typeof made === "string") return made;
  const parsed = CodedStatement.safeParse(made);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; ");
  const said = parsed.data.kind === "quote" ? parsed.data.words : parsed.data.evidence;
  if (!text.includes(said)) return `not in the text to the letter: ${said}`;
  if (parsed.data.kind === "claim" && !text.includes(parsed.data.figure))
    return `figure not in the text: ${parsed.data.figure}`;
  if (parsed.data.kind === "event") {
    const { type, mode, form, trigger = "", evidence } = parsed.data;
    if (!modes.has(`${type}/${mode ?? ""}`)) return `${type} has no mode "${mode}"`;
    if ((type === "CONSULT") !== Boolean(form)) return "form stands on CONSULT, and must stand there";
    if (!evidence.includes(trigger)) return `trigger "${trigger}" is not in the evidence`;
    if (/\s/.test(trigger)) return `trigger "${trigger}" is more than one word`;
  }
  return parsed.data;
}

function build(kind: string, cells: readonly string[]): object | string {
  const wants = { event: 9, commitment: 4, aim: 2, concern: 2, claim: 3, quote: 3 }[kind];
  if (wants === undefined) return `no kind "${kind}"`;
  if (cells.length !== wants) return `${kind} has ${wants} fields after its kind, not ${cells.length}`;
  const at = (index: number) => cells[index] ?? "";
  const [left, right] = sides(at(0));
  switch (kind) {
    case "event": {
      const [type, mode, form] = at(0).split("/");
      const [actor, recipient] = sides(at(1));
      const [place, venue] = split(at(4), ":");
      return {
        kind,
        type,
        mode: given(mode),
        form: given(form),
        actor,
        recipient,
        status: at(2),
        date: given(at(3)),
        place: given(place),
        venue: given(venue),
        people: list(at(5)),
        ...(type === "CONSULT" && { topics: list(at(6)) }),
        trigger: at(7),
        evidence: at(8),
      };
    }
    case "commitment":
      return { kind, by: left, to: right, value: given(at(1)), deadline: given(at(2)), evidence: at(3) };
    case "aim":
      return { kind, holder: left, evidence: at(1) };
    case "concern":
      return { kind, holder: left, about: right, evidence: at(1) };
    case "claim":
      return { kind, subject: left, figure: at(1), evidence: at(2) };
    default:
      return { kind, speaker: at(0), code: given(at(1)), words: at(2) };
  }
}

const given = (cell: string | undefined): string | null => (!cell || cell === "-" ? null : cell);

const list = (cell: string): string[] => (cell === "-" ? [] : cell.split(";").map((part) => part.trim()));

function sides(cell: string): [string[], string[]] {
  const [left, right] = split(cell, ">");
  return [named(left), named(right)];
}

const named = (cell: string): string[] =>
  cell
    .split(/\s+/)
    .filter((part) => part && part !== "-")
    .map((part) => part.replaceAll("_", " "));

function split(cell: string, sign: string): [string, string] {
  const at = cell.indexOf(sign);
  return at < 0 ? [cell, ""] : [cell.slice(0, at).trim(), cell.slice(at + 1).trim()];
}
