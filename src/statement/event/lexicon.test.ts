import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import frameTable from "../../../data/frames.tsv";
import ploverTable from "../../../data/plover.tsv";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import { split } from "../../language/index.js";
import { passagesOf } from "../passage.js";
import { settingsOf } from "./setting.js";
import { lemmaAt, tryFrames, wordKind } from "./trigger.js";

const cells = (table: string): string[][] =>
  table
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"))
    .slice(1)
    .map((line) => line.split("\t"));

const frames = cells(frameTable);
const modes = new Set(cells(ploverTable).map(([type, mode]) => `${type}/${mode}`));

const PREPOSITIONS = "with to on from against for at by of between in as into about".split(" ");
const ARGUMENTS = new Set(["subj", "obj", "iobj", "poss", "mod", "dest", ...PREPOSITIONS]);
const CONDITIONS = new Set([
  ..."obj subj iobj prt prep xcomp ccomp plural joint phone passive compound dest".split(" "),
  ...PREPOSITIONS,
]);

/** Verbs in -ise that American English spells so too. */
const EVER_ISE = new Set(
  "advise chastise compromise despise disenfranchise enfranchise exercise practise praise promise raise revise rise liaise".split(
    " ",
  ),
);

describe("lexicon of frames", () => {
  it("has nine columns in every row, and words in lower case", () => {
    expect(frames.filter((row) => row.length !== 9)).toEqual([]);
    for (const [, , , pos = "", , , , weight = "", words = ""] of frames) {
      expect("vna").toContain(pos);
      expect(Number(weight)).toBeGreaterThan(0);
      expect(Number(weight)).toBeLessThanOrEqual(1);
      expect(words).toMatch(/^[\p{Ll}\p{N}$|-]+$/u);
    }
  });

  it("holds no word that the tokenizer parts at its hyphens", () => {
    const hyphened = new Set(frames.flatMap((row) => (row[8] ?? "").split("|")).filter((word) => word.includes("-")));
    const parted = [...hyphened].filter((word) => split(`They ${word} it.`)[0]?.form[1] !== word);
    expect(parted).toEqual([]);
  });

  it("tells no word the same thing twice: a second frame of a type under the same condition never says more", () => {
    const seen = new Set<string>();
    const doubles: string[] = [];
    for (const [type = "", , , pos = "", when = "", , , , words = ""] of frames)
      for (const word of words.split("|")) {
        const key = `${word} ${pos} ${when} ${type}`;
        if (seen.has(key)) doubles.push(key);
        seen.add(key);
      }
    expect(doubles).toEqual([]);
  });

  it("knows only types and modes of PLOVER", () => {
    expect(frames.map(([type, mode]) => `${type}/${mode}`).filter((mode) => !modes.has(mode))).toEqual([]);
  });

  it("names only conditions and arguments that the code knows", () => {
    const unknown = frames.flatMap(([, , , , when = "-", actor = "-", recipient = "-"]) => [
      ...(when === "-" ? [] : when.split(","))
        .map((text) => text.replace(/^!/, "").replace(/[@=].*$/, ""))
        .filter((name) => !CONDITIONS.has(name)),
      ...[actor, recipient]
        .flatMap((names) => (names === "-" ? [] : names.split("+")))
        .filter((name) => !ARGUMENTS.has(name)),
    ]);
    expect(unknown).toEqual([]);
  });

  it("asks only for prepositions that arguments can have", () => {
    const asked = frames.flatMap(([, , , , when = ""]) =>
      [...when.matchAll(/prep=([^,]+)/g)].map(([, name = ""]) => name),
    );
    expect(asked.flatMap((name) => name.split("|")).filter((name) => !PREPOSITIONS.includes(name))).toEqual([]);
  });

  it("knows the American spelling of every word in -ise and -isation, with the same senses", () => {
    const alone = frames.flatMap(([, , , pos = "", , , , , cell = ""]) => {
      const words = cell.split("|");
      const american = (word: string) =>
        word.replace(/isation$/, "ization").replace(pos === "v" ? /ise$/ : /$^/, "ize");
      return words.filter((word) => !EVER_ISE.has(word) && !words.includes(american(word)));
    });
    expect(alone).toEqual([]);
  });
});

describe("senses told apart", () => {
  let coder: Coder;
  beforeAll(async () => {
    coder = await loadCoder(readFileSync("model/english.bin"));
  });

  /** Type and mode of the first frame that fits the first word of this lemma. */
  function sense(text: string, lemma: string): string {
    const article = readText(text, { published: "2024-05-14" });
    const { sentences, mentions } = coder.analyse(article);
    const passages = passagesOf(article, sentences, mentions, []);
    for (const { scene } of settingsOf(article, mentions, passages))
      for (let row = 0; row < scene.tree.sentence.length; row++) {
        const kind = wordKind(scene.tree, row);
        if (!kind || lemmaAt(scene.tree, row) !== lemma) continue;
        const frame = tryFrames(scene, row, kind).find(({ unmet }) => unmet === null)?.frame;
        return frame ? [frame.type, frame.mode ?? ""].join(" ").trim() : "no frame";
      }
    return "no word";
  }

  it.each([
    ["France struck a deal with Germany.", "strike", "AGREE"],
    ["Israel struck a base in Syria.", "strike", "ASSAULT"],
    ["Miners began a general strike in Bolivia.", "strike", "PROTEST strike"],
    ["Russia carried out air strikes on Ukraine.", "strike", "ASSAULT aerial"],
    ["Japan met the demands of China.", "meet", "CONCEDE"],
    ["Macron met the Chinese president.", "meet", "CONSULT"],
    ["France called on Russia to release the sailors.", "call", "REQUEST yield"],
    ["Germany called for talks between Serbia and Kosovo.", "call", "REQUEST meet"],
    ["Sweden backed down in its dispute with Turkey.", "back", "CONCEDE"],
    ["Canada backed the plan of Norway.", "back", "SUPPORT"],
    ["Washington raised tariffs on Chinese steel.", "raise", "SANCTION"],
    ["Poland raised the issue with Hungary.", "raise", "CONSULT"],
    ["India raised objections to the plan with Pakistan.", "raise", "ACCUSE disapprove"],
    ["Turkey urged Greece to resume talks.", "urge", "REQUEST meet"],
    ["Turkey urged Greece to withdraw its troops from the island.", "urge", "REQUEST yield"],
    ["Iran refused to release the sailors.", "refuse", "REJECT yield"],
    ["Iran refused to meet the envoy.", "refuse", "REJECT meet"],
    ["Egypt threatened to impose sanctions on Ethiopia.", "threaten", "THREATEN restrict"],
    ["Egypt threatened to bomb Ethiopia.", "threaten", "THREATEN violence"],
    ["Brazil lashed out at Argentina.", "lash", "ACCUSE disapprove"],
    ["Peru accepted the resignation of its foreign minister.", "accept", "RETREAT resign"],
    ["Sudan agreed to a cease-fire with Chad.", "fire", "RETREAT ceasefire"],
    ["Police tear-gassed protesters in Kenya.", "gas", "ASSAULT crowd-control"],
    ["North Korea test-fired a missile.", "fire", "MOBILIZE weapons"],
    ["Spain recalled its ambassador from Argentina.", "recall", "SANCTION"],
  ])("%s: %s is %s", (text, lemma, expected) => {
    expect(sense(text, lemma)).toMatch(new RegExp(`^${expected}( |$)`));
  });
});
