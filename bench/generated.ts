import { randomFrom } from "./random.js";

/**
 * Made-up reports for speed and for what happens when a process is killed: engagements that are announced, moved,
 * held and followed up, pledges, requests and quotations, in plain newsroom sentences. The same seed gives the same.
 */

/** A line of a JSONL input. */
export interface GeneratedReport {
  readonly id: string;
  readonly title: string;
  readonly publisher: string;
  readonly published: string;
  readonly url: string;
  readonly text: string;
}

const STATES = [
  ["Poland", "Warsaw", "Polish"],
  ["Ukraine", "Kyiv", "Ukrainian"],
  ["Japan", "Tokyo", "Japanese"],
  ["Kenya", "Nairobi", "Kenyan"],
  ["Brazil", "Brasilia", "Brazilian"],
  ["Chile", "Santiago", "Chilean"],
  ["Norway", "Oslo", "Norwegian"],
  ["Vietnam", "Hanoi", "Vietnamese"],
  ["Canada", "Ottawa", "Canadian"],
  ["Egypt", "Cairo", "Egyptian"],
  ["Australia", "Canberra", "Australian"],
  ["Turkey", "Ankara", "Turkish"],
] as const;
const OFFICES = ["prime minister", "foreign minister", "defence minister", "trade minister"] as const;
const TOPICS = [
  "trade",
  "border security",
  "energy",
  "fisheries",
  "migration",
  "air defence",
  "grain exports",
] as const;
const OUTLETS = ["The Example", "Harbour Wire", "Morning Ledger", "Northern Dispatch"] as const;
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
] as const;
const DAY_MS = 86_400_000;
const FIRST = Date.parse("2024-01-08");

/**
 * Reports, four to an engagement where they run out evenly.
 *
 * @param count how many.
 * @param seed for another set.
 * @example generatedReports(1000)[0]?.id // "generated-0"
 */
export function generatedReports(count: number, seed = 1): GeneratedReport[] {
  const next = randomFrom(seed);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(next() * list.length)] ?? (list[0] as T);
  const reports: GeneratedReport[] = [];
  for (let story = 0; reports.length < count; story++) {
    const guest = pick(STATES);
    const host = pick(STATES.filter((state) => state !== guest));
    const office = pick(OFFICES);
    const [topic, other] = [pick(TOPICS), pick(TOPICS)];
    const held = FIRST + (story * 3 + Math.floor(next() * 3)) * DAY_MS;
    const sum = 5 * (1 + Math.floor(next() * 60));
    for (const [offset, text, title] of tellings(guest, host, office, [topic, other], held, sum)) {
      if (reports.length === count) break;
      const id = `generated-${reports.length}`;
      const published = iso(held + offset * DAY_MS);
      reports.push({ id, title, publisher: pick(OUTLETS), published, url: `https://news.example/${id}`, text });
    }
  }
  return reports;
}

type State = (typeof STATES)[number];

/** One story told over days: the offset from the day it is held, the text, the title. */
function tellings(
  [guest, , guestAdjective]: State,
  [host, capital, hostAdjective]: State,
  office: string,
  [topic, other]: readonly [string, string],
  held: number,
  sum: number,
): [offset: number, text: string, title: string][] {
  const who = `${guest}'s ${office}`;
  const day = spoken(held);
  return [
    [
      -9,
      `${capital.toUpperCase()} - ${who} will visit ${host} on ${spoken(held - 2 * DAY_MS)} for talks on ${topic} and ${other}, the ${hostAdjective} foreign ministry said.\n\nThe two governments have met twice this year. ${host} hopes to sign an agreement on ${topic}.`,
      `${guestAdjective} ${office} to visit ${capital}`,
    ],
    [
      -4,
      `${who} has put off a visit to ${host}, which will now begin on ${day}, officials in ${capital} said.\n\n"We look forward to a frank exchange on ${topic}," the ${hostAdjective} foreign ministry said.`,
      `${guestAdjective} visit to ${capital} moved to ${day}`,
    ],
    [
      0,
      `${capital.toUpperCase()} - ${who} met the ${hostAdjective} president in ${capital} on ${weekday(held)}.\n\n${guest} pledged $${sum} million in aid and urged ${host} to open its market. ${host} is worried about ${other}.`,
      `${guestAdjective} ${office} pledges $${sum} million in ${capital}`,
    ],
    [
      3,
      `${guest} and ${host} signed an agreement on ${topic} last week, after ${who} visited ${capital} on ${day}.\n\n${host} rejected a ${guestAdjective} request to extend talks on ${other}. Trade between the two reached $${sum + 100} million last year.`,
      `${guest} and ${host} sign ${topic} agreement`,
    ],
  ];
}

const iso = (time: number) => new Date(time).toISOString().slice(0, 10);
const spoken = (time: number) => {
  const date = new Date(time);
  return `${MONTHS[date.getUTCMonth()]} ${date.getUTCDate()}`;
};
const weekday = (time: number) =>
  ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"][new Date(time).getUTCDay()] ?? "";
