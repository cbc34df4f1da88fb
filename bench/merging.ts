/**
 * How well reports of one event are found to be of one: adds the reports of bench/merging to a record in several
 * orders, coded by hand and by the coder, and prints B³ precision, recall and F1.
 *
 *     node scripts/run.mjs bench/merging.ts [--misses] [--only hand|coder]
 */
import { parseArgs } from "node:util";
import { type CodedArticle, type Event, loadCoder, readText } from "../src/index.js";
import { groupBy } from "../src/record/grouping.js";
import { openRecord, type PublishedEvent } from "../src/record/index.js";
import { bCubed } from "./merging/b-cubed.js";
import { codedByHand, type Item, type Report, readReports } from "./merging/reports.js";

const { values } = parseArgs({ options: { misses: { type: "boolean" }, only: { type: "string" } } });
const reports = readReports("bench/merging");
const items = reports.flatMap((report) => report.items);
const clusters = (consult: boolean) =>
  new Set(items.filter(({ statement }) => (statement.type === "CONSULT") === consult).map(({ cluster }) => cluster));
console.log(
  `${reports.length} reports tell ${items.length} times of ${clusters(true).size} engagements and ${clusters(false).size} other events`,
);

if (values.only !== "coder") await measure("coded by hand", reports.map(codedByHand));
if (values.only !== "hand") {
  const coder = await loadCoder();
  const code = ({ id, text, published, publisher }: Report) => coder.code(readText(text, { id, published, publisher }));
  await measure("coded by the coder", reports.map(code));
}

async function measure(what: string, coded: readonly CodedArticle[]): Promise<void> {
  const orders: Readonly<Record<string, readonly CodedArticle[][]>> = {
    "as they appeared": [[...coded].sort((a, b) => ((a.published ?? "") < (b.published ?? "") ? -1 : 1))],
    "the latest first, one by one": [...coded]
      .sort((a, b) => ((a.published ?? "") < (b.published ?? "") ? 1 : -1))
      .map((one) => [one]),
    shuffled: inBatches(
      [...coded].sort((a, b) => (scramble(a.id) < scramble(b.id) ? -1 : 1)),
      7,
    ),
  };
  const exports = new Set<string>();
  for (const [order, batches] of Object.entries(orders)) {
    const record = await openRecord("memory://");
    for (const batch of batches) await record.add(batch);
    const merged = [...(await record.engagements()), ...(await record.events())];
    exports.add(await record.exportCanonical());
    await record.close();
    const found = items.map((item) => ({ item, truth: item.cluster, found: homeOf(item, coded, merged) }));
    const row = (name: string, consult: boolean) => {
      const own = found.filter(({ item }) => (item.statement.type === "CONSULT") === consult);
      const coded = own.filter((one) => !one.found.startsWith("none"));
      const { precision, recall, f1 } = bCubed(own);
      const merging = bCubed(coded).f1;
      return {
        [name]: {
          items: own.length,
          precision,
          recall,
          f1,
          "not coded": own.length - coded.length,
          "f1 of the coded": merging,
        },
      };
    };
    console.log(`\n${what}, added ${order}:`);
    console.table(rounded({ ...row("engagements", true), ...row("other events", false) }));
    if (values.misses && order === "as they appeared") printMisses(found, merged);
  }
  console.log(`the record is ${exports.size === 1 ? "the same" : "NOT THE SAME"} in every order`);
}

/** The event that holds what the report says of the item: the statement itself, or the nearest one that was coded. */
function homeOf(item: Item, coded: readonly CodedArticle[], merged: readonly PublishedEvent[]): string {
  const statements = coded.find(({ id }) => id === item.report)?.statements ?? [];
  const likely = statements
    .filter((one): one is Event => one.kind === "event" && one.type === item.statement.type && meets(one, item))
    .sort((a, b) => likeness(b, item) - likeness(a, item));
  for (const { id } of likely) {
    const home = merged.find(({ history }) => history.some(({ statement }) => statement === id));
    if (home) return home.id;
  }
  return `none: ${item.report} ${item.cluster}`;
}

function meets({ evidence }: Event, item: Item): boolean {
  return evidence.start < item.statement.evidence.end && evidence.end > item.statement.evidence.start;
}

function codes({ actor, recipient }: Event) {
  return new Set([...actor, ...recipient].map(({ code }) => code));
}

/** How likely a coded statement is the one that was meant: by its parties, then by status and date. */
function likeness(one: Event, { statement }: Item): number {
  const [found, meant] = [codes(one), codes(statement)];
  const shared = [...found].filter((code) => meant.has(code)).length;
  const parties = shared / Math.max(1, found.size + meant.size - shared);
  return parties * 4 + Number(one.status === statement.status) + Number(one.date === statement.date);
}

function printMisses(
  found: readonly { readonly item: Item; readonly truth: string; readonly found: string }[],
  merged: readonly PublishedEvent[],
): void {
  const keyOf = (id: string) => merged.find((event) => event.id === id)?.parties.join(",") ?? "";
  for (const truth of new Set(found.map((one) => one.truth))) {
    const homes = groupBy(
      found.filter((one) => one.truth === truth),
      (one) => one.found,
    );
    if (homes.size === 1) continue;
    console.log(`parted ${truth}`);
    for (const [home, own] of homes)
      console.log(`   ${home} ${keyOf(home)}: ${own.map((one) => one.item.report).join(" ")}`);
  }
  for (const [home, own] of groupBy(found, (one) => one.found)) {
    if (new Set(own.map((one) => one.truth)).size === 1) continue;
    console.log(`joined ${home} ${keyOf(home)}: ${own.map((one) => `${one.truth}/${one.item.report}`).join(" ")}`);
  }
}

function inBatches<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size));
}

/** An order that has nothing to do with days and subjects, and is the same each time. */
function scramble(id: string): number {
  let hash = 17;
  for (const sign of id) hash = (Math.imul(hash, 31) + (sign.codePointAt(0) ?? 0)) | 0;
  return Math.imul(hash, 0x9e3779b1) >>> 0;
}

function rounded(rows: Readonly<Record<string, Readonly<Record<string, number>>>>) {
  const round = (row: Readonly<Record<string, number>>) =>
    Object.fromEntries(Object.entries(row).map(([key, value]) => [key, Math.round(value * 1000) / 1000]));
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [name, round(row)]));
}
