import type { Command } from "commander";
import { nameOfCode } from "../mention/index.js";
import type { Month, Partner, Position } from "../record/index.js";
import { isoDate, recordOption } from "./options.js";
import { partyCode } from "./party.js";
import { heading, json, plain, print, table } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ActorOptions {
  readonly record: string;
  readonly since?: string;
  readonly topic?: string;
  readonly json?: boolean;
}

/** Rows that a terminal shows of a long list, the latest. */
const SHOWN = 24;

/** `chancery actor`: whom a party had to do with, and its positions in time. */
export function actorCommand(program: Command): void {
  recordOption(program.command("actor").description("show whom a party had to do with, and what it wanted in time"))
    .argument("<party>", "a state or organisation, by name or code")
    .option("--since <date>", "only what is dated or reported on this day or later", isoDate("--since"))
    .option("--topic <words>", "only positions on this")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
Positions are aims, concerns, requests and refusals, the earliest first, so that
a change shows.

Examples:
  chancery actor Japan --topic "defence spending"
  chancery actor IRN --since 2025-01-01 --json`,
    )
    .action(actor);
}

async function actor(name: string, options: ActorOptions): Promise<void> {
  const party = partyCode(name);
  const { since, topic } = options;
  const { partners, positions } = await withRecord(options.record, async (record) => ({
    partners: await record.partners(party, since),
    positions: await record.positions({ holder: party, ...(since && { since }), ...(topic && { topic }) }),
  }));
  if (options.json) return print(json({ party, partners, positions }));
  await print(
    [
      heading(nameOfCode(party)),
      table(["with", "engagements", "events", "score", "last"], partners.slice(0, SHOWN).map(partnerRow)),
      table(["reported", "stance", "words", "statement"], positions.slice(-SHOWN).map(positionRow)),
    ].join("\n"),
  );
}

const partnerRow = ({ code, engagements, events, score, last }: Partner): string[] => [
  nameOfCode(code),
  String(engagements),
  String(events),
  score.toFixed(1),
  last ?? "",
];

const positionRow = ({ reported, stance, statement }: Position): string[] => [
  reported ?? "",
  stance,
  statement.evidence.text,
  statement.id,
];

/** `chancery dyad`: what passed between two parties month by month, and the temperature between them. */
export function dyadCommand(program: Command): void {
  recordOption(program.command("dyad").description("show what passed between two parties month by month"))
    .argument("<party>", "a state or organisation, by name or code")
    .argument("<other>", "another one")
    .option("--json", "print as JSON")
    .addHelpText(
      "after",
      `
The score sums the PLOVER scores of what came about, from -10 (hostile) to 10
(cooperative) for each event, once however many report it.

Examples:
  chancery dyad Poland Ukraine`,
    )
    .action(dyad);
}

async function dyad(name: string, other: string, options: ActorOptions): Promise<void> {
  const parties = [partyCode(name), partyCode(other)];
  const months = await withRecord(options.record, (record) => record.temperature(parties));
  if (options.json) return print(json({ parties, months }));
  await print(
    months.length === 0
      ? plain(`Nothing is on record between ${parties.map(nameOfCode).join(" and ")}.`)
      : table(["month", "engagements", "events", "score"], months.map(monthRow)),
  );
}

const monthRow = ({ month, engagements, events, score }: Month): string[] => [
  month,
  String(engagements),
  String(events),
  score.toFixed(1),
];
