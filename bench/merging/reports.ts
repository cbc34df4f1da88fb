import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Party } from "../../src/mention/index.js";
import { type CodedArticle, type Event, EventType, Form, Status } from "../../src/statement/index.js";

/** One event that a report tells of: its true cluster, and the statement as coded by hand. */
export interface Item {
  readonly report: string;
  readonly cluster: string;
  readonly statement: Event;
}

/** A report with what it tells. */
export interface Report {
  readonly id: string;
  readonly published: string;
  readonly publisher: string;
  readonly text: string;
  readonly items: readonly Item[];
}

const OPENING = /^== (\S+) (\d{4}-\d{2}-\d{2}) (.+)$/;
const TOLD = /^> (\S+) ([A-Z]+) (\S+) (\S*)>(\S*) ([a-z]+) (\S+) (-|[A-Z]{3})\/(\S.*?) \[(.*)\]( third-party)?$/;

/**
 * Reads the reports of a folder's `*.txt` files; the first one says how they are written.
 *
 * @throws Error naming a line that is not written so.
 */
export function readReports(folder: string): Report[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .sort()
    .flatMap((name) => parse(readFileSync(join(folder, name), "utf8")));
}

function parse(source: string): Report[] {
  return source
    .split(/^(?=== )/m)
    .filter((part) => part.startsWith("== "))
    .map((part) => {
      const [head = "", ...lines] = part.split("\n");
      const [, id = "", published = "", publisher = ""] = OPENING.exec(head) ?? fail(head);
      const paragraphs: string[] = [];
      const items: Item[] = [];
      for (const line of lines.filter((text) => text.trim() !== "")) {
        if (!line.startsWith("> ")) paragraphs.push(line);
        else items.push(itemOf(line, id, items.length, paragraphs));
      }
      return { id, published, publisher, text: paragraphs.join("\n\n"), items };
    });
}

function itemOf(line: string, report: string, ordinal: number, paragraphs: readonly string[]): Item {
  const fields = TOLD.exec(line) ?? fail(line);
  const [, cluster = "", type, how = "", actors = "", recipients = "", status, date = ""] = fields;
  const [place = "", venue = "", people = "", thirdParty] = fields.slice(8);
  const text = paragraphs.at(-1) ?? "";
  const start = paragraphs.slice(0, -1).reduce((sum, one) => sum + one.length + 2, 0);
  const consult = type === "CONSULT";
  const first = actors.split(",")[0] ?? "";
  const statement: Event = {
    id: `${report}:${ordinal}`,
    kind: "event",
    evidence: { start, end: start + text.length, text },
    confidence: 0.9,
    type: EventType.parse(type),
    mode: thirdParty ? "third-party" : consult ? modeOf(how) : known(how),
    form: consult ? Form.parse(how) : null,
    contexts: [],
    actor: parties(actors, start),
    recipient: parties(recipients, start),
    people: people === "" ? [] : people.split(", ").map((name) => ({ name, code: first })),
    status: Status.parse(status),
    date: known(date),
    dateSpan: null,
    place: known(place),
    venue: known(venue),
    placeSpan: null,
    topics: [],
    source: null,
  };
  return { report, cluster, statement };
}

const modeOf = (form: string): string | null => (form === "visit" ? "visit" : form === "call" ? "phone" : null);

const known = (value: string): string | null => (value === "-" ? null : value);

function parties(codes: string, at: number): Party[] {
  return codes
    .split(",")
    .filter((code) => code !== "")
    .map((code) => ({
      code: code.replaceAll("_", " "),
      sector: null,
      name: null,
      office: null,
      start: at,
      end: at,
    }));
}

function fail(line: string): never {
  throw new Error(`not a line of merging reports: ${line}`);
}

/** The report as if the coder had made it, with the statements coded by hand. */
export function codedByHand({ id, published, publisher, text, items }: Report): CodedArticle {
  return {
    id,
    url: null,
    title: null,
    publisher,
    published,
    language: "en",
    hash: `hash of ${id}`,
    text,
    removed: [],
    coder: "by hand",
    notes: [],
    statements: items.map(({ statement }) => statement),
  };
}
