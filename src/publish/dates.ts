const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

/**
 * A date or a span of dates as people read it, at the precision it has.
 *
 * @param start ISO `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; what follows a day (a time) is left out.
 * @param end likewise; null for a single date.
 * @example dates("2025-02-07", null) // "7 February 2025"
 * @example dates("2025-02-07", "2025-02-09") // "7–9 February 2025"
 */
export function dates(start: string | null, end: string | null): string {
  if (start === null) return "Date not given";
  const from = parts(start);
  const to = end && end !== start ? parts(end) : null;
  if (!to) return shown(from);
  if (from.year !== to.year) return `${shown(from)} – ${shown(to)}`;
  if (from.month !== to.month) return `${shown({ ...from, year: "" })} – ${shown(to)}`;
  return `${from.day}–${shown(to)}`;
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
}

function parts(iso: string): Parts {
  const [year = "", month, day] = iso.slice(0, 10).split("-");
  return { year, month: MONTHS[Number(month) - 1] ?? "", day: day ? String(Number(day)) : "" };
}

const shown = ({ year, month, day }: Parts) => [day, month, year].filter(Boolean).join(" ");
