import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import { unpackSections } from "../../language/index.js";
import { judges } from "../event/judges.js";
import { ROLES } from "../event/roles.js";
import { type Setting, settingsOf } from "../event/setting.js";
import { stageOf } from "../event/stage.js";
import { wordsOf } from "../event/word.js";
import { passagesOf } from "../passage.js";
import { ACTS } from "./acts.js";
import { Reader, type SentenceView } from "./reader.js";

let coder: Coder;
const file = () => unpackSections(readFileSync("model/reader.bin"));
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

const REPORT =
  "Norway's prime minister met the Kenyan president in Nairobi on Tuesday. " +
  "He urged Uganda to withdraw its troops from the border. Kampala rejected the demand.";

function settingsIn(text: string): Setting[] {
  const article = readText(text, { id: "report", published: "2024-05-14" });
  const { sentences, mentions } = coder.analyse(article);
  return settingsOf(article, mentions, passagesOf(article, sentences, mentions, []));
}

/** All that a reader says of a report. */
function saidOf(reader: Reader, settings: readonly Setting[]): unknown {
  return reader.read(settings).map((view, at) => {
    const setting = settings[at];
    const words = setting ? wordsOf(setting, judges.nominal) : [];
    return view.acts(words).map((seen, i) => {
      const word = words[i];
      return {
        acts: [...seen.acts],
        modes: [...seen.modes("CONSULT")],
        roles: setting && word && seen.roles(stageOf(setting, word, "CONSULT")).map((odds) => odds && [...odds]),
      };
    });
  });
}

const formAt = (setting: Setting, row: number) => setting.scene.tree.sentence.form[row];

const actOf = (view: SentenceView | undefined, setting: Setting | undefined, form: string): string => {
  const words = setting ? wordsOf(setting, judges.nominal) : [];
  const seen = view?.acts(words) ?? [];
  const at = words.findIndex(({ row }) => setting?.scene.tree.sentence.form[row] === form);
  const acts = seen[at]?.acts ?? Float64Array.of();
  return ACTS[acts.indexOf(Math.max(...acts))] ?? "";
};

test("acts are told from their words, and what is no act from them", () => {
  const settings = settingsIn(REPORT);
  const views = coder.reader.read(settings);
  expect(actOf(views[0], settings[0], "met")).toBe("CONSULT");
  expect(actOf(views[1], settings[1], "urged")).toBe("REQUEST");
  expect(actOf(views[2], settings[2], "rejected")).toBe("REJECT");
  const idle = settingsIn("Norway's prime minister likes the Kenyan coast, where Uganda's lakes are far.");
  expect(actOf(coder.reader.read(idle)[0], idle[0], "likes")).toBe("none");
});

test("parties of an act are told from those who only stand by", () => {
  const [setting] = settingsIn(
    "Kenya's foreign minister met her Norwegian counterpart on Monday while Uganda held an election.",
  );
  if (!setting) throw new Error("not parsed");
  const word = wordsOf(setting, judges.nominal).find(({ row }) => formAt(setting, row) === "met");
  if (!word) throw new Error("no word");
  const roles =
    coder.reader
      .read([setting])[0]
      ?.acts([word])[0]
      ?.roles(stageOf(setting, word, "CONSULT")) ?? [];
  const likeliest = Object.fromEntries(
    setting.candidates.map(({ code }, at) => {
      const odds = roles[at] ?? Float64Array.of();
      return [code, ROLES[odds.indexOf(Math.max(...odds))]];
    }),
  );
  expect(likeliest).toEqual({ KEN: "actor", NOR: "actor", UGA: "none" });
});

test("those whom only other sentences name are told by how they stand there", () => {
  const who = "Nepal's foreign minister received envoys of India and China in Kathmandu on Monday.";
  const recipients = (sentence: string) => {
    const settings = settingsIn(`${who} ${sentence} Kathmandu condemned the raid.`);
    const at = settings.length - 1;
    const setting = settings[at];
    const word = setting && wordsOf(setting, judges.nominal).find(({ row }) => formAt(setting, row) === "condemned");
    const view = coder.reader.read(settings)[at];
    const roles = setting && word && view?.acts([word])[0]?.roles(stageOf(setting, word, "ACCUSE"));
    return Object.fromEntries(
      (setting?.candidates ?? []).map(({ code }, c) => [
        code,
        Math.exp(roles?.[c]?.[ROLES.indexOf("recipient")] ?? Number.NaN),
      ]),
    );
  };
  const byIndia = recipients("Indian troops raided a Chinese post the day before.");
  const byChina = recipients("Chinese troops raided an Indian post the day before.");
  expect(byIndia.IND).toBeGreaterThan(byIndia.CHN ?? 1);
  expect(byChina.CHN).toBeGreaterThan(byChina.IND ?? 1);
});

test("the same report gives the same answers, whatever was read in between, with WebAssembly and without", () => {
  const settings = settingsIn(REPORT);
  const reader = new Reader(file(), coder.language.vectors);
  const first = saidOf(reader, settings);
  saidOf(reader, settingsIn("France and Spain signed a treaty. Italy protested."));
  expect(saidOf(reader, settings)).toEqual(first);
  const plain = new Reader(file(), coder.language.vectors, false);
  expect(saidOf(plain, settings)).toEqual(first);
});

test("probabilities sum up to one, for any words and names", () => {
  const name = fc.constantFrom("Norway", "Kenya's president", "they", "the two sides", "Mali, Chad and Niger", "Hamas");
  const act = fc.constantFrom("met", "will visit", "accused", "deal", "bombed the port of", "said that", "and", ",");
  const text = fc
    .array(fc.oneof(name, act), { minLength: 1, maxLength: 30 })
    .map((parts) => `Mali ${parts.join(" ")}.`);
  fc.assert(
    fc.property(text, (words) => {
      const settings = settingsIn(words);
      for (const [at, view] of coder.reader.read(settings).entries()) {
        const setting = settings[at];
        if (!setting) continue;
        const asked = wordsOf(setting, judges.nominal);
        for (const [i, seen] of view.acts(asked).entries()) {
          const word = asked[i];
          const lists = [seen.acts, ...(word ? seen.roles(stageOf(setting, word, "ASSAULT")) : [])];
          for (const logs of lists)
            if (logs) expect(logs.reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 6);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("a report of nothing, a sentence of thousands of words and one of many parties are read", () => {
  expect(coder.reader.read([])).toEqual([]);
  const long = settingsIn(`Norway met Kenya ${"and talked and talked ".repeat(700)}in Oslo.`);
  expect(coder.reader.read(long).length).toBe(long.length);
  const names =
    "Norway, Kenya, Uganda, Mali, Chad, Niger, Peru, Chile, Cuba, Haiti, Fiji, Nepal, Iran, Iraq, Oman, Qatar, Togo";
  const [setting] = settingsIn(`${names} and Benin signed a treaty in Geneva on Monday.`);
  if (!setting) throw new Error("not parsed");
  const word = wordsOf(setting, judges.nominal)[0];
  const roles =
    word &&
    coder.reader
      .read([setting])[0]
      ?.acts([word])[0]
      ?.roles(stageOf(setting, word, "AGREE"));
  expect(setting.candidates.length).toBeGreaterThan(16);
  expect(roles?.map((odds) => odds !== null)).toEqual(setting.candidates.map((_, at) => at < 16));
});

test("words of other statements are scored", () => {
  const settings = settingsIn("Norway pledged to give Kenya $40 million by June. Norway welcomed the rain.");
  const scores = coder.reader.read(settings)[0]?.kinds([{ row: 1, kind: "commitment" }]);
  expect(scores?.length).toBe(1);
});
