import type { Command } from "commander";
import type { Conflict, Shown } from "../record/index.js";
import { Failure } from "./failure.js";
import { recordOption } from "./options.js";
import { statementRow } from "./statement-row.js";
import { heading, json, plain, print, table } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ShowOptions {
  readonly record: string;
  readonly json?: boolean;
}

/** `chancery show`: all there is under an id. */
export function showCommand(program: Command): void {
  recordOption(program.command("show").description("show an engagement, event, article or statement with its evidence"))
    .argument("<id>", "an id as the lists and notes print it")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Examples:
  chancery show e3f0a9c1d2b4e5f
  chancery show a1:0 --json`,
    )
    .action(show);
}

async function show(id: string, options: ShowOptions): Promise<void> {
  const { shown, where } = await withRecord(options.record, async (record) => ({
    shown: await record.show(id),
    where: record.where,
  }));
  if (!shown) throw new Failure(`${id}: nothing in the record ${where} has this id`, 1);
  await print(options.json ? json(asData(shown)) : asText(shown));
}

/** An engagement or event with the words its history rests on; an article or a statement as it was coded. */
function asData(shown: Shown): unknown {
  switch (shown.what) {
    case "engagement":
    case "event": {
      const history = shown.event.history.map((entry) => ({
        ...entry,
        evidence: shown.evidence.get(entry.statement)?.statement.evidence ?? null,
      }));
      return { ...shown.event, history, conflicts: shown.conflicts };
    }
    case "commitment": {
      const history = shown.commitment.history.map((entry) => ({
        ...entry,
        evidence: shown.evidence.get(entry.statement)?.statement.evidence ?? null,
      }));
      return { ...shown.commitment, history, conflicts: shown.conflicts };
    }
    case "article":
      return { ...shown.article, events: shown.events.map(({ id }) => id) };
    case "statement":
      return { ...shown.statement, article: shown.article.id };
  }
}

function asText(shown: Shown): string {
  switch (shown.what) {
    case "engagement":
    case "event": {
      const { event, evidence } = shown;
      const facts = [
        ["when", [event.start, event.end].filter(Boolean).join(" – ") || "not given"],
        ["status", event.status],
        ["parties", event.parties.join(" ")],
        ["persons", event.persons.join(", ")],
        ["place", [event.venue, event.place].filter(Boolean).join(", ")],
        ["topics", event.topics.join("; ")],
      ];
      const steps = event.history.map(({ reported, status, start, statement, article }) => [
        reported ?? "",
        status,
        start ?? "",
        evidence.get(statement)?.statement.evidence.text ?? "",
        evidence.get(statement)?.article.title ?? article,
        statement,
      ]);
      return [
        heading(`${event.form ?? event.type} ${event.id}`),
        ...facts.filter(([, fact]) => fact).map(([name, fact]) => plain(`${name}: ${fact}`)),
        table(["reported", "status", "for", "words", "report", "statement"], steps),
        ...disagreeing(shown.conflicts),
      ].join("\n");
    }
    case "commitment": {
      const { commitment, evidence } = shown;
      const facts = [
        ["by", commitment.by.join(" ")],
        ["to", commitment.to.join(" ")],
        ["what", commitment.what],
        ["value", commitment.value],
        ["deadline", commitment.deadline],
        ["outcome", commitment.outcome?.state],
      ];
      const steps = commitment.history.map(({ reported, word, value, deadline, statement, article }) => [
        reported ?? "",
        word,
        value ?? "",
        deadline ?? "",
        evidence.get(statement)?.statement.evidence.text ?? "",
        evidence.get(statement)?.article.title ?? article,
        statement,
      ]);
      return [
        heading(`commitment ${commitment.id}`),
        ...facts.filter(([, fact]) => fact).map(([name, fact]) => plain(`${name}: ${fact}`)),
        table(["reported", "word", "value", "by when", "words", "report", "statement"], steps),
        ...disagreeing(shown.conflicts),
      ].join("\n");
    }
    case "article": {
      const { id, title, publisher, published, url, text, statements, notes } = shown.article;
      return [
        heading(title ?? id),
        plain([publisher, published, url].filter(Boolean).join(" · ")),
        "",
        plain(text),
        "",
        table(["kind", "who", "whom", "what", "when", "words"], statements.map(statementRow)),
        ...notes.map(plain),
      ].join("\n");
    }
    case "statement":
      return [
        heading(`${shown.statement.kind} ${shown.statement.id}`),
        plain(`report: ${shown.article.title ?? shown.article.id}`),
        table(["kind", "who", "whom", "what", "when", "words"], [statementRow(shown.statement)]),
      ].join("\n");
  }
}

/** Where reports disagree: every value with the statements that give it, and why one counts. */
function disagreeing(conflicts: readonly Conflict[]): string[] {
  if (conflicts.length === 0) return [];
  const rows = conflicts.flatMap(({ about, values }) =>
    values.map(({ value, statements, best }) => [about, value, statements.join(" "), best ?? ""]),
  );
  return ["Reports disagree:", table(["about", "value", "given by", "why it counts"], rows)];
}
