/**
 * How far the tables of leaders reach: of the heads of state and government who visited the United States since 1990,
 * the share found by name with the right state on the day, and the share of those days on which the bare office
 * ("the Greek prime minister") gives that person.
 *
 *     node scripts/run.mjs bench/visits.ts [--misses name|office] [--reference FOLDER]
 *
 * The reference is `../shared/reference/state-visits` (Office of the Historian, US Department of State, public domain)
 * when it is there; without it nothing is measured.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import countryTable from "../data/countries.tsv";
import { readText } from "../src/article/index.js";
import { loadLanguage, split } from "../src/language/index.js";
import { type ActorMention, codeOfName, findMentions, nameOfCode } from "../src/mention/index.js";
import { termsOf } from "../src/mention/leaders.js";
import { bare, listed, readTable } from "../src/mention/table.js";

interface Visit {
  readonly day: string;
  readonly title: string;
  readonly name: string;
  readonly code: string;
}

const { values } = parseArgs({
  options: {
    misses: { type: "string" },
    reference: { type: "string", default: "../shared/reference/state-visits" },
  },
});

/** States as the reference names them where no table does, or names another state. */
const STATES: Readonly<Record<string, string>> = {
  "Afghanistan (Interim Authority)": "AFG",
  "Bosnian Federation": "BIH",
  "China, People’s Republic of": "CHN",
  "Congo, Democratic Republic of": "COD",
  "Congo, Republic of": "COG",
  "Cote d’Ivoire": "CIV",
  "Democratic Republic of the Congo (Zaire)": "COD",
  "Germany, Federal Republic of": "DEU",
  "Korea, South": "KOR",
  "Macedonia, Former Yugoslav Republic of": "MKD",
  "Slovak Republic": "SVK",
  "Somali Republic": "SOM",
  Somoa: "WSM",
  "St. Kitts and Nevis": "KNA",
  "St. Lucia": "LCA",
  "U.S.S.R.": "RUS",
  "Yemen Arab Republic": "YEM",
};

/** Offices of heads of state and government; those elected and not yet sworn in, and former ones, hold none. */
const TITLE =
  /^(?:(?:Interim|Acting|Provisional|Federal|Transitional) )?(?:Prime Minister|President|Premier|Chancellor|King|Queen|Emperor|Emir|Amir|Sultan|Pope|Taoiseach)/;

const demonyms = new Map(readTable(countryTable).map((cell) => [cell("code"), listed(cell("demonyms"))[0]] as const));
const language = loadLanguage(readFileSync("model/english.bin"));

const plain = (xml: string) =>
  xml
    .replace(/&amp;/g, "&")
    .replace(/&#x([0-9a-f]+);/gi, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/\s+/g, " ")
    .trim();

function readVisits(folder: string): Visit[] {
  return readdirSync(folder)
    .filter((file) => /^(199|20)\d+\.xml$/.test(file))
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), "utf8")
        .split("<visit>")
        .flatMap((xml) => {
          const field = (name: string) => plain(new RegExp(`<${name}(?: [^>]*)?>([^<]*)<`).exec(xml)?.[1] ?? "");
          const visitor = field("visitor");
          const day = field("start-date");
          const title = TITLE.exec(visitor)?.[0];
          const state = field("from");
          const code = STATES[state] ?? codeOfName(state);
          if (!title || code === null || day < "1990" || /^\S+ ?-elect|-elect\b|^President- /.test(visitor)) return [];
          const name = visitor
            .slice(title.length)
            .replace(/^ of the [A-Z]\w+(?: of [A-Z]\w+)?/, "")
            .replace(/,.*$/, "")
            .replace(/ \(.*$/, "")
            .trim();
          return [{ day, title: title.replace(/^(Interim|Acting|Provisional|Federal|Transitional) /, ""), name, code }];
        }),
    );
}

function actorsOf(text: string, published: string): readonly ActorMention[] {
  const article = readText(text, { published });
  const sentences = split(article.text);
  for (const sentence of sentences) language.tag(sentence);
  return findMentions(article, sentences).actors;
}

/** The office as newsrooms write it. */
function office(title: string): string {
  return title === "Amir" ? "emir" : title.toLowerCase();
}

/** The person whom a name gives on a day; the state must be the visitor's. */
function byName({ day, title, name, code }: Visit): string | null {
  // Monarchs and popes go by a title and a name; others are named without theirs.
  const named = /^(King|Queen|Emperor|Pope|Sultan|Amir|Emir)$/.test(title) ? `${title} ${name}` : name;
  const found = actorsOf(`The talks began after ${named} had arrived in the city.`, day).flatMap(
    ({ people }) => people,
  );
  return found.find((person) => person.code === code)?.name ?? null;
}

/** The person whom the state's adjective, or its name, and the office alone give on a day. */
function byOffice({ day, title, code }: Visit): string | null {
  const demonym = demonyms.get(code);
  const words = demonym ? `The ${demonym} ${office(title)}` : `The ${office(title)} of ${nameOfCode(code)}`;
  return actorsOf(`${words} arrived in the city.`, day).flatMap(({ people }) => people)[0]?.name ?? null;
}

/** A name without accents, hyphens and a monarch's title. */
const plainName = (name: string) =>
  bare(name)
    .toLowerCase()
    .replace(/^(king|queen|emperor|pope|prince) /, "")
    .replace(/-/g, " ");

if (!existsSync(values.reference)) console.log(`${values.reference} is not there: nothing measured`);
else {
  const visits = readVisits(values.reference);
  const missed: Record<"name" | "office", Map<string, string[]>> = { name: new Map(), office: new Map() };
  const counts = { name: 0, office: 0 };
  const miss = (kind: "name" | "office", visit: Visit, had: string) =>
    missed[kind].set(visit.code, [
      ...(missed[kind].get(visit.code) ?? []),
      `${visit.day} ${visit.title} ${visit.name}${had}`,
    ]);
  for (const visit of visits) {
    const person = byName(visit);
    if (person) counts.name++;
    else miss("name", visit, "");
    const holder = byOffice(visit);
    // A person found by name keeps the name as written; the tables say whose it is.
    const known = termsOf(visit.name, visit.day).map(({ name }) => name);
    if (holder !== null && [...known, person, visit.name].some((name) => name && plainName(name) === plainName(holder)))
      counts.office++;
    else miss("office", visit, ` [${holder}]`);
  }
  const share = (count: number) => `${((100 * count) / visits.length).toFixed(1)} % (${count} of ${visits.length})`;
  console.log(`found by name with the right state: ${share(counts.name)}`);
  console.log(`the bare office gives the person:   ${share(counts.office)}`);
  for (const kind of ["name", "office"] as const) {
    if (values.misses && values.misses !== kind) continue;
    console.log(`\nmissed by ${kind}:`);
    for (const [code, list] of [...missed[kind]].sort(([a], [b]) => (a < b ? -1 : 1)))
      console.log(`${code}\n  ${list.join("\n  ")}`);
  }
}
