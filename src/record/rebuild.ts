import { sql } from "drizzle-orm";
import * as z from "zod";
import { intArray, textArray } from "./arrays.js";
import { anyDecision, type Decision, decisionsOn, holdsBetween } from "./decisions.js";
import { type Database, rows } from "./engine.js";
import { inOrder } from "./event-report.js";
import { eventRow, goneRow, writeEvents } from "./event-rows.js";
import { inTurns } from "./in-turns.js";
import { deleteKept, type Fresh, insertKept, type Kept, readKeptOf, type Telling, updateKept } from "./kept-reports.js";
import { lockNames } from "./locks.js";
import { stateTold } from "./merge.js";
import { type Named, nameEvents } from "./naming.js";
import { Neighbourhood } from "./neighbourhood.js";
import { together } from "./together.js";

/** What changed in view. */
export interface Change {
  /** Reports that came into view, of texts new to the record; what `addedNames` gives for them is locked already. */
  readonly added?: readonly Fresh[];
  /** Likewise, of texts that it knew before: an id may have been given by them. */
  readonly again?: readonly Fresh[];
  /** Rows of the articles that went out of view. */
  readonly removed?: readonly number[];
  /** Names of statements that a decision by hand places anew. */
  readonly anew?: readonly string[];
}

/**
 * Derives anew the events and commitments that a change bears on, and no others: what it costs depends on what lies near
 * in time to what changed, not on how much the record holds. Runs in the transaction of the change; other writers of the
 * same merge keys wait.
 *
 * @param foreseen what was worked out of the reports that come into view before other writers had to wait.
 */
export async function rebuild(
  tx: Database,
  { added = [], again = [], removed = [], anew = [] }: Change,
  foreseen?: Neighbourhood,
): Promise<void> {
  const known = await keysOf(tx, removed, anew);
  if (added.length + again.length + known.length === 0) return;
  await lockNames(tx, keyNames(known));
  const gone = await readKeptOf(tx, removed);
  await deleteKept(tx, removed);
  const fresh = [...added, ...again];
  const near = foreseen?.isOf(fresh) ? foreseen : new Neighbourhood(tx, fresh);
  const changed = await near.settle(gone, anew, (await anyDecision(tx)) ? decisionsOn : async () => []);
  const units = await joined(near, [...changed, ...(await near.groupsOf(anew))]);
  const back = again.map(({ report }) => report.name);
  await write(tx, near, units, gone, fresh, back);
}

const keyNames = (keys: readonly string[]): string[] => keys.map((key) => `key ${key}`);

/** Names of what reports are merged by, as writers lock them. */
export const addedNames = (added: readonly Telling[]): string[] => keyNames(added.map(({ prepared }) => prepared.key));

async function keysOf(tx: Database, articles: readonly number[], names: readonly string[]): Promise<string[]> {
  if (articles.length === 0 && names.length === 0) return [];
  const found = await rows(
    tx,
    sql`select distinct key from chancery.reports
      where article = any(${intArray(articles)}) or name = any(${textArray(names)})`,
    z.object({ key: z.string() }),
  );
  return found.map(({ key }) => key);
}

/** Groups of reports that are one event: one group each, or several that were merged by hand. */
async function joined(near: Neighbourhood, changed: readonly string[]): Promise<string[][]> {
  const groups = new Set(changed);
  const decisions = new Map<number, Decision>();
  for (let size = -1; size !== groups.size; ) {
    size = groups.size;
    for (const decision of await near.decisionsOn([...groups])) decisions.set(decision.entry, decision);
    const names = [...decisions.values()].flatMap((decision) => [...decision.names, ...decision.others]);
    for (const group of await near.groupsOf(names)) groups.add(group);
  }
  const all = [...decisions.values()].sort((a, b) => a.entry - b.entry);
  const leader = new Map([...groups].map((group) => [group, group]));
  const find = (group: string): string => {
    const next = leader.get(group) ?? group;
    return next === group ? group : find(next);
  };
  for (const merge of all.filter(({ action }) => action === "merge")) {
    const placed = merge.names.flatMap((name) => {
      const group = near.groupOf(name);
      return group === null ? [] : [{ name, group }];
    });
    for (const a of placed) {
      for (const b of placed) {
        if (find(a.group) !== find(b.group) && holdsBetween(merge, a.name, b.name, all))
          leader.set(find(a.group), find(b.group));
      }
    }
  }
  const units = new Map<string, string[]>();
  for (const group of groups) units.set(find(group), [...(units.get(find(group)) ?? []), group]);
  return [...units.values()];
}

/** The share of the events that takes about as long to work out as the reports take to be written. */
const FIRST = 0.6;

async function write(
  tx: Database,
  near: Neighbourhood,
  groups: readonly (readonly string[])[],
  gone: readonly Kept[],
  added: readonly Fresh[],
  back: readonly string[],
): Promise<void> {
  let units = groups.map((names) => names.flatMap((group) => near.reportsOf(group))).filter(({ length }) => length > 0);
  const earlier = () => formerOf(tx, units.flat().concat(gone), back);
  let former = await earlier();
  // An id in use may name statements that were merged elsewhere meanwhile: their event is named anew with it.
  const known = new Set(units.flatMap((unit) => unit.map(({ report }) => report.name)));
  const strays = former.filter(({ live }) => live).flatMap(({ members }) => members.filter((name) => !known.has(name)));
  if (strays.length > 0) {
    const more = (await near.groupsOf(strays)).filter((group) => !groups.some((unit) => unit.includes(group)));
    if (more.length > 0) {
      units = [...units, ...more.map((group) => near.reportsOf(group))];
      former = await earlier();
    }
  }
  const whole = await near.wholeOf(units.flat());
  const told = units.map((unit) => {
    const reports = unit.flatMap(({ report }) => whole.get(report.name) ?? []).sort(inOrder);
    return { reports, members: reports.map(({ name }) => name) };
  });
  const keyOf = new Map(units.flatMap((unit) => unit.map(({ report }) => [report.name, report.key])));
  const naming = nameEvents((name) => keyOf.get(name) ?? "", told, former);
  const rowOf = ({ id, anchor, told: { reports, members } }: (typeof naming.events)[number]) =>
    eventRow(keyOf.get(members[0] ?? "") ?? "", { id, anchor, merged: { members, state: stateTold(reports) } });
  const placed = units.flatMap((unit, at) => unit.map((kept) => ({ ...kept, event: naming.events[at]?.id ?? "" })));
  const homes = new Map(placed.map((kept) => [kept.report.name, kept]));
  const fresh = added.flatMap(({ report }) => homes.get(report.name) ?? []);
  if (fresh.length < added.length) throw new Error("a report that came into view was merged nowhere");
  // What they add up to is worked out while the reports are written, and the rest of it while the first of it is.
  const first = Math.ceil(naming.events.length * FIRST);
  const [some] = await together(inTurns(naming.events.slice(0, first), rowOf), insertKept(tx, near.columns, fresh));
  const [more] = await together(inTurns(naming.events.slice(first), rowOf), writeEvents(tx, some));
  await writeEvents(tx, [...more, ...naming.others.map(({ named, redirect }) => goneRow(named, redirect))]);
  const names = new Set(added.map(({ report }) => report.name));
  await updateKept(
    tx,
    placed.filter((kept) => !names.has(kept.report.name) && near.moved(kept)),
  );
}

/**
 * Ids given before that have to do with reports: those of the events the reports are in or were in, and those that lead
 * there. Of a report that is in none, those derived from it, and those of no event now that once stood for it.
 *
 * @param back statements of texts known before that came into view.
 */
async function formerOf(tx: Database, reports: readonly Kept[], back: readonly string[]): Promise<Named[]> {
  const ids = [...new Set(reports.map(({ event }) => event))].filter((id) => id !== "");
  if (ids.length + back.length === 0) return [];
  // Each looked up by itself: to compare many statements with all that ids without an event once stood for takes long.
  return rows(
    tx,
    sql`select id, anchor, members, redirect, body is not null as live, what from chancery.events where id in (
      select unnest(${textArray(ids)})
      union select id from chancery.events where body is null and redirect = any(${textArray(ids)})
      union select found.id from unnest(${textArray(back)}) as name cross join lateral (
        select id from chancery.events where anchor = name and not anchor = any(members)
        union all select id from chancery.events where body is null and members @> array[name] offset 0) as found)`,
    z.object({
      id: z.string(),
      anchor: z.string(),
      members: z.array(z.string()),
      redirect: z.string().nullable(),
      live: z.boolean(),
      what: z.enum(["engagement", "event", "commitment"]),
    }),
  );
}
