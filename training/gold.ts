import { readFileSync } from "node:fs";
import * as z from "zod";
import { EventType } from "../src/statement/schema.js";
import { type CodedReport, CodedStatement } from "./coded-reports.js";

const Line = z.object({
  id: z.string(),
  published: z.string(),
  title: z.string().nullish(),
  text: z.string(),
  statements: z.array(z.unknown()),
});

/** Coded reports as JSON lines; statements that do not hold to the guide's fields are left out. */
export function readGold(path: string): CodedReport[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const { title, statements, ...rest } = Line.parse(JSON.parse(line));
      return {
        ...rest,
        title: title ?? null,
        statements: statements.flatMap((one) => {
          const read = CodedStatement.safeParse(one);
          return read.success ? [read.data] : [];
        }),
      };
    });
}

const Sentence = z.object({
  id: z.string(),
  published: z.string(),
  text: z.string(),
  type: EventType,
  actor: z.array(z.string()),
  recipient: z.array(z.string()),
});

/**
 * Single sentences as JSON lines, each with the type and sides of one event it tells of; what else it tells of is not
 * coded, nor is the event's status, mode, time or place.
 */
export function readSentences(path: string): CodedReport[] {
  return readFileSync(path, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => {
      const { id, published, text, type, actor, recipient } = Sentence.parse(JSON.parse(line));
      const event: CodedStatement = {
        kind: "event",
        evidence: text,
        type,
        mode: null,
        actor,
        recipient,
        people: [],
        status: "happened",
        date: null,
        place: null,
        venue: null,
      };
      return { id, published, title: null, text, statements: [event] };
    });
}
