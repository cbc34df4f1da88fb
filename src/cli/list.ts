import type { Command } from "commander";
import { nameOfCode } from "../mention/index.js";
import type { EventQuery, PublishedEvent, Record } from "../record/index.js";
import { EventType } from "../statement/index.js";
import { engagementRows, eventRows } from "./event-rows.js";
import { Failure } from "./failure.js";
import { isoDate, recordOption, today } from "./options.js";
import { partyOption } from "./party.js";
import { json, print, table } from "./terminal.js";
import { withRecord } from "./with-record.js";

interface ListOptions {
  readonly record: string;
  readonly on?: string;
  readonly since?: string;
  readonly upcoming?: boolean;
  readonly with?: readonly string[];
  readonly type?: string;
  readonly json?: boolean;
}

/** `chancery engagements`: who meets or met whom, once each however many report it. */
export function engagementsCommand(program: Command): void {
  listOptions(program.command("engagements").description("list meetings, visits, calls and talks, each once"))
    .addHelpText(
      "after",
      `
Examples:
  chancery engagements --upcoming
  chancery engagements --with Japan --with USA --since 2025-01-01
  chancery engagements --json > engagements.json`,
    )
    .action((options: ListOptions) =>
      list(options, {
        find: (record, query) => record.engagements(query),
        head: ["when", "status", "form", "parties", "persons", "place", "reports", "id"],
        rows: engagementRows,
        none: "No engagement is on record for this.",
      }),
    );
}

/** `chancery events`: the other acts, from agreements to attacks. */
export function eventsCommand(program: Command): void {
  listOptions(
    program.command("events").description("list the other events: agreements, requests, sanctions, attacks …"),
  )
    .option("--type <type>", "only this PLOVER type, e.g. SANCTION")
    .addHelpText(
      "after",
      `
Examples:
  chancery events --with Ukraine --since 2025-06-01
  chancery events --type SANCTION --json`,
    )
    .action((options: ListOptions) =>
      list(options, {
        find: (record, query) => record.events(query),
        head: ["when", "status", "type", "who", "whom", "place", "reports", "id"],
        rows: eventRows,
        none: "No event is on record for this.",
      }),
    );
}

function listOptions(command: Command): Command {
  return recordOption(command)
    .option("--upcoming", "only what lies ahead")
    .addOption(partyOption("only with this state or organisation; give it again for several at once"))
    .option("--since <date>", "only what ends or is reported on this day or later", isoDate("--since"))
    .option("--on <date>", "the day that --upcoming looks from; today if left out", isoDate("--on"))
    .option("--json", "print as JSON");
}

interface Listing {
  readonly find: (record: Record, query: EventQuery) => Promise<PublishedEvent[]>;
  readonly head: readonly string[];
  readonly rows: (events: readonly PublishedEvent[], on: string, nameOf: (code: string) => string) => string[][];
  readonly none: string;
}

async function list(options: ListOptions, { find, head, rows, none }: Listing): Promise<void> {
  const on = options.on ?? today();
  const query: EventQuery = {
    on,
    ...(options.since && { since: options.since }),
    ...(options.upcoming && { upcoming: true }),
    ...(options.with && { with: options.with }),
    ...(options.type && { types: [eventType(options.type)] }),
  };
  const found = await withRecord(options.record, (record) => find(record, query));
  if (options.json) await print(json(found));
  else await print(found.length === 0 ? none : table(head, rows(found, on, nameOfCode)));
}

function eventType(name: string): EventType {
  const type = EventType.safeParse(name.toUpperCase());
  if (!type.success) throw new Failure(`--type ${name}: must be one of ${EventType.options.join(", ")}`, 2);
  return type.data;
}
