import { sql } from "drizzle-orm";
import { toIso } from "../mention/index.js";
import { jsonArray, literalOf, textArray } from "./arrays.js";
import { daysOf } from "./day.js";
import type { Database } from "./engine.js";
import type { Merged } from "./merge.js";
import type { Named } from "./naming.js";
import { indexable } from "./parties.js";
import { type Published, type What, whatIs } from "./published.js";
import { storableJson } from "./storable.js";

/**
 * A row of `events`: an engagement, event or commitment, or an id that redirects to another one or waits for its reports
 * to come back into view.
 */
export interface EventRow {
  readonly id: string;
  readonly merge_key: string;
  readonly anchor: string;
  readonly members: readonly string[];
  readonly redirect: string | null;
  readonly what: What;
  readonly type: string;
  readonly mode: string | null;
  readonly status: string;
  readonly parties: readonly string[];
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly reported: string | null;
  readonly body: Published | null;
}

/** The row of what reports add up to. */
export function eventRow(
  key: string,
  { id, anchor, merged }: { readonly id: string; readonly anchor: string; readonly merged: Merged },
): EventRow {
  const { state, members } = merged;
  const event = "type" in state ? state : null;
  const pledge = "type" in state ? null : state;
  const days = daysOf(
    event ? (event.end === null ? event.start : `${event.start}/${event.end}`) : (pledge?.deadline ?? null),
  );
  let first: string | null = null;
  let last: string | null = null;
  for (const { reported } of state.history) {
    if (reported !== null && (first === null || reported < first)) first = reported;
    if (reported !== null && (last === null || reported > last)) last = reported;
  }
  return {
    id,
    merge_key: key,
    anchor,
    members,
    redirect: null,
    what: whatIs(state),
    type: event?.type ?? "",
    mode: event?.mode ?? null,
    status: event?.status ?? pledge?.outcome?.state ?? "open",
    parties: indexable(event?.parties ?? [...(pledge?.by ?? []), ...(pledge?.to ?? [])]),
    first_day: event ? days && toIso(days.from) : first,
    last_day: days && toIso(days.to),
    reported: last,
    body: { id, ...state },
  };
}

/** The row of an id that stands for no event of its own now. */
export function goneRow({ id, anchor, members, what }: Named, redirect: string | null): EventRow {
  return {
    id,
    merge_key: "",
    anchor,
    members,
    redirect,
    what,
    type: "",
    mode: null,
    status: "",
    parties: [],
    first_day: null,
    last_day: null,
    reported: null,
    body: null,
  };
}

/** Writes rows, over those of the same id, but for those that stand there as they are. */
export async function writeEvents(tx: Database, list: readonly EventRow[]): Promise<void> {
  if (list.length === 0) return;
  const texts = (of: (row: EventRow) => string | null) => textArray(list.map(of));
  await tx.execute(sql`
    insert into chancery.events as own (id, merge_key, anchor, members, redirect, what, type, mode, status, parties,
      first_day, last_day, reported, body)
    select id, merge_key, anchor, members::text[], redirect, what, type, mode, status, parties::text[], first_day, last_day,
      reported, body
    from unnest(
      ${texts(({ id }) => id)}, ${texts(({ merge_key }) => merge_key)}, ${texts(({ anchor }) => anchor)},
      ${texts(({ members }) => literalOf(members))}, ${texts(({ redirect }) => redirect)}, ${texts(({ what }) => what)},
      ${texts(({ type }) => type)}, ${texts(({ mode }) => mode)}, ${texts(({ status }) => status)},
      ${texts(({ parties }) => literalOf(parties))}, ${texts(({ first_day }) => first_day)},
      ${texts(({ last_day }) => last_day)}, ${texts(({ reported }) => reported)},
      ${jsonArray(list.map(({ body }) => body && storableJson(body)))})
      as new(id, merge_key, anchor, members, redirect, what, type, mode, status, parties, first_day, last_day, reported,
        body)
    on conflict (id) do update set
      merge_key = excluded.merge_key, anchor = excluded.anchor, members = excluded.members,
      redirect = excluded.redirect, what = excluded.what, type = excluded.type, mode = excluded.mode,
      status = excluded.status, parties = excluded.parties, first_day = excluded.first_day,
      last_day = excluded.last_day, reported = excluded.reported, body = excluded.body
    where (own.merge_key, own.anchor, own.members, own.redirect, own.body::text)
      is distinct from (excluded.merge_key, excluded.anchor, excluded.members, excluded.redirect, excluded.body::text)`);
}
