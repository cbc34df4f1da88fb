import type { CodedArticle, Commitment, Event, EventType, Statement, Status } from "../../src/statement/index.js";
import { randomFrom } from "../random.js";

/** States from the most to the least written about, as a corpus of world news has them. */
const STATES =
  "USA CHN RUS UKR ISR IRN GBR FRA DEU JPN IND TUR KOR PRK SAU PSE EGY SYR POL EUR NAT UNO BRA MEX CAN AUS PAK AFG IRQ LBN YEM QAT ARE JOR ITA ESP NLD BEL SWE FIN NOR DNK GRC CYP HUN CZE SVK ROU BGR SRB XKX BIH HRV SVN AUT CHE IRL PRT ISL EST LVA LTU BLR MDA GEO ARM AZE KAZ UZB KGZ TJK TKM MNG VNM PHL IDN MYS SGP THA MMR KHM LAO BGD LKA NPL BTN MDV NZL PNG FJI ZAF NGA KEN ETH ERI SOM SDN SSD UGA RWA BDI COD COG AGO MOZ ZMB ZWE BWA NAM MDG TZA GHA CIV SEN MLI BFA NER TCD CMR CAF GAB GNQ MAR DZA TUN LBY MRT ARG CHL PER BOL ECU COL VEN GUY SUR PRY URY PAN CRI NIC HND SLV GTM CUB HTI DOM JAM TTO".split(
    " ",
  );
const WORDS =
  "trade border steel grain gas treaty summit tariff troops ceasefire pipeline fishing visa refugees drones missiles sanctions loans harbour railway vaccine dam river election embassy prisoners satellite uranium climate rice copper lithium telecoms airspace navy exercise islands fence smuggling tax debt quota licence audit corridor customs currency bridge energy nuclear".split(
    " ",
  );
const TYPES: readonly EventType[] =
  "REQUEST ACCUSE SUPPORT REJECT AGREE SANCTION THREATEN COOPERATE AID COERCE ASSAULT MOBILIZE CONCEDE RETREAT PROTEST".split(
    " ",
  ) as EventType[];

/** Articles of a day, and the first day of the corpus: 120 articles a day are some 350,000 statements a year. */
const PER_DAY = 120;
const FIRST_DAY = Date.UTC(2015, 0, 1);
const DAY_MS = 86_400_000;

/** A rank by Zipf's law with exponent near 1: the first is drawn about twice as often as the second. */
function zipf(draw: () => number, size: number): number {
  return Math.min(size - 1, Math.floor(Math.exp(draw() * Math.log(size + 1)) - 1));
}

const isoDay = (day: number): string => new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);

/** Two different states, drawn as often as news speaks of the two. */
export function drawDyad(draw: () => number): readonly [string, string] {
  const a = zipf(draw, STATES.length);
  const b = zipf(draw, STATES.length - 1);
  return [STATES[a] ?? "USA", STATES[b >= a ? b + 1 : b] ?? "CHN"];
}

/** A word of the corpus, the frequent ones more often. */
export const drawWord = (draw: () => number): string => WORDS[zipf(draw, WORDS.length)] ?? "trade";

/** The day on which the nth article comes out. */
export const dayOf = (n: number): string => isoDay(Math.floor(n / PER_DAY));

/** What is happening in the world: several articles draw on the same matter within a few days. */
interface Matter {
  readonly sides: readonly [string, string];
  /** The day of the meeting, counted from the first day of the corpus. */
  readonly day: number;
  readonly call: boolean;
  readonly words: readonly string[];
}

function matter(number: number): Matter {
  const draw = randomFrom(number * 7919 + 13);
  const sides = drawDyad(draw);
  const words = Array.from({ length: 6 }, () => drawWord(draw));
  return { sides, day: Math.floor(number / 40) + Math.floor(draw() * 12), call: draw() < 0.2, words };
}

/** The nth article of a generated corpus: some 1,500 characters, eight statements. The same for the same n. */
export function generated(n: number): CodedArticle {
  const draw = randomFrom(n + 1);
  const today = Math.floor(n / PER_DAY);
  const id = `g${n}`;
  let text = `Report ${n} of the day.`;
  const statements: Statement[] = [];
  const say = (words: string) => {
    text += `${statements.length % 2 === 0 ? "\n\n" : " "}`;
    const start = text.length;
    text += `${words}.`;
    return { start, end: start + words.length, text: words };
  };
  const party = (code: string) => ({ code, sector: null, name: null, office: null, start: 0, end: 6 });
  const base = () => ({ id: `${id}:${statements.length}`, confidence: Math.round(draw() * 100) / 100, source: null });
  const phrase = (own: readonly string[]) =>
    Array.from({ length: 14 }, (_, at) => (at % 3 === 0 ? (own[at % own.length] ?? "") : drawWord(draw))).join(" ");

  for (let count = 0; count < 4; count++) {
    // Three or four articles a matter, each article on up to four.
    const own = matter(Math.max(0, Math.floor(today * 40 + (draw() - 0.2) * 120)));
    const engagement = count < 2;
    const [a, b] = own.sides;
    const type: EventType = engagement ? "CONSULT" : (TYPES[zipf(draw, TYPES.length)] ?? "REQUEST");
    const past = own.day <= today;
    const status: Status = past ? "happened" : draw() < 0.06 ? "postponed" : "planned";
    const dated = draw() < 0.7;
    const event: Event = {
      ...base(),
      kind: "event",
      evidence: say(`${a} and ${b} on ${phrase(own.words)}`),
      type,
      mode: engagement ? (own.call ? "phone" : "visit") : null,
      form: engagement ? (own.call ? "call" : "visit") : null,
      contexts: ["diplomatic"],
      actor: [party(a)],
      recipient: [party(b)],
      people: [],
      status,
      date: dated ? isoDay(engagement || past ? own.day : today) : null,
      dateSpan: null,
      place: draw() < 0.6 ? b : null,
      venue: null,
      placeSpan: null,
      topics: engagement ? own.words.slice(0, 2) : [],
    };
    statements.push(event);
  }
  const [holder, other] = drawDyad(draw);
  if (draw() < 0.5) {
    const amount = Math.ceil(draw() * 90) * 1_000_000;
    const pledge: Commitment = {
      ...base(),
      kind: "commitment",
      evidence: say(`${holder} pledged ${phrase([drawWord(draw)])}`),
      by: [party(holder)],
      to: [party(other)],
      what: drawWord(draw),
      value: `$${amount / 1_000_000} million`,
      unit: "USD",
      amount,
      valueSpan: null,
      deadline: isoDay(today + Math.floor(draw() * 400)).slice(0, 7),
      deadlineSpan: null,
    };
    statements.push(pledge);
  }
  while (statements.length < 8) {
    const evidence = say(`${holder} ${phrase([drawWord(draw)])}`);
    const kind = statements.length % 3;
    const said: Statement =
      kind === 0
        ? { ...base(), kind: "aim", evidence, holder: [party(holder)], topic: drawWord(draw) }
        : kind === 1
          ? { ...base(), kind: "concern", evidence, holder: [party(holder)], about: [party(other)], topic: null }
          : {
              ...base(),
              kind: "claim",
              evidence,
              subject: [party(other)],
              figure: "12",
              figureSpan: { start: 0, end: 2 },
            };
    statements.push(said);
  }
  while (text.length < 1500) text += ` ${phrase([drawWord(draw)])}.`;
  return {
    id,
    url: `https://news.example/${n}`,
    title: `Report ${n}: ${phrase([drawWord(draw)]).slice(0, 60)}`,
    publisher: `Outlet ${n % 40}`,
    published: isoDay(today),
    language: "en",
    hash: `${id}-${Math.floor(draw() * 2 ** 48).toString(16)}-${Math.floor(draw() * 2 ** 48).toString(16)}`,
    text,
    removed: [],
    coder: "generated",
    notes: [],
    statements,
  };
}
