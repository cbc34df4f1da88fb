import { type Prepared, UNDATED } from "./event-report.js";

/** What is kept of a report for merging: what its row holds besides, and what says nothing, is left out. */
export type Gist = Partial<Prepared>;

/** A report that says nothing, its fields in the order in which reports are prepared. */
const PLAIN: Prepared = {
  name: "",
  hash: "",
  reported: null,
  at: 0,
  key: "",
  day: null,
  words: [],
  what: "event",
  days: null,
  exact: false,
  status: null,
  call: false,
  visit: false,
  mode: null,
  place: null,
  venue: null,
  moved: false,
  persons: {},
  pledge: null,
};

/**
 * What is kept of a report besides the columns `name`, `key` and `day` of its row.
 *
 * @example gistOf(visit) // { hash: "…", at: 9, day: 20222, words: ["grain"], what: "engagement", visit: true }
 */
export function gistOf({ name: _, key: __, reported: ___, ...report }: Prepared): Gist {
  const gist: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(report))
    if (value !== PLAIN[field as keyof Prepared] && !isEmpty(value)) gist[field] = value;
  return gist;
}

const isEmpty = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.keys(value).length === 0;

/** The report of which a row and its gist were kept. */
export const reportOf = (gist: Gist, name: string, key: string, day: string): Prepared => ({
  ...PLAIN,
  ...gist,
  name,
  key,
  reported: day === UNDATED ? null : day,
});
