import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import { passagesOf } from "../passage.js";
import { codeQuotes } from "../quotation/quote.js";
import { Account } from "./account.js";
import { arrange } from "./arrange.js";
import { bearingOf } from "./bearing.js";
import { answerTo, sideQuestions } from "./casting.js";
import { bestMode, castOf } from "./event.js";
import { FeatureList } from "./features.js";
import { type FirstLook, looksOf } from "./first-look.js";
import { judges } from "./judges.js";
import { inOwnPlace } from "./own-place.js";
import { settingsOf } from "./setting.js";

const REPORT =
  "Turkish forces attacked the Syrian town of Tel Rifaat on Monday. Germany and France condemned the operation. " +
  "Iran met the Turkish foreign minister in Ankara on Tuesday and rejected the attack.";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

function look(text: string): { looks: FirstLook[]; account: Account } {
  const article = readText(text, { id: "test", published: "2025-02-05" });
  const { sentences, mentions } = coder.analyse(article);
  const passages = passagesOf(article, sentences, mentions, codeQuotes(article, sentences, mentions));
  const settings = settingsOf(article, mentions, passages);
  const looks = looksOf(settings, coder.reader.read(settings), judges).flat();
  return { looks, account: new Account(looks) };
}

const wordOf = ({ setting, word }: FirstLook) => setting.scene.tree.sentence.form[word.row];
const of = (looks: readonly FirstLook[], word: string): FirstLook => {
  const found = looks.find((one) => wordOf(one) === word);
  if (!found) throw new Error(`nothing was read off "${word}"`);
  return found;
};

describe("the account of a report", () => {
  it("counts who acts on whom, and leaves one act out where asked to", () => {
    const { looks, account } = look(REPORT);
    const attack = of(looks, "attacked");
    const told = account.at(attack.setting.index, attack.word.row);
    expect(told?.parts.get("TUR")).toBe(1);
    expect(account.tally("TUR", null).hostileActing).toBeGreaterThan(account.tally("TUR", told).hostileActing);
    expect(account.dealings("TUR", "SYR").on).toBe(account.dealings("SYR", "TUR").by);
  });

  it("finds the act that another is about", () => {
    const { looks, account } = look(REPORT);
    const rejection = of(looks, "rejected");
    const { spoken, self } = bearingOf(rejection, new Set(["IRN"]), account);
    expect(self).toBe(account.at(rejection.setting.index, rejection.word.row));
    expect(spoken.map(({ act }) => act.type)).toContain("ASSAULT");
  });
});

describe("sides", () => {
  it("may be who seemed to be there, or nobody, or any candidate", () => {
    const { looks, account } = look(REPORT);
    for (const one of looks)
      for (const { options, first, odds } of sideQuestions(one, bestMode(judges, one).mode, account)) {
        expect(options[0]?.members).toEqual(first);
        expect(options.some(({ members }) => members.length === 0)).toBe(true);
        const keys = options.map(({ members }) => members.join());
        expect(new Set(keys).size).toBe(keys.length);
        for (const { members } of options) expect(members.every((at) => at < odds.length)).toBe(true);
      }
  });

  it("may be as many as seemed to be there", () => {
    const { looks, account } = look(
      "Argentina, Brazil, Chile, Peru, Bolivia, Uruguay, Paraguay, Ecuador, Colombia and Mexico signed a treaty on Monday.",
    );
    const [question] = sideQuestions(of(looks, "signed"), null, account);
    expect(question?.options[0]?.members).toEqual(question?.first);
    expect(question?.first.length).toBeGreaterThan(8);
  });

  it("are one where all act", () => {
    const { looks, account } = look(REPORT);
    const meeting = of(looks, "met");
    expect(sideQuestions(meeting, null, account).map(({ side }) => side)).toEqual(["actor"]);
    expect(sideQuestions(meeting, "visit", account).map(({ side }) => side)).toEqual(["actor", "recipient"]);
  });

  it("have answers whose probability is one", () => {
    const { looks, account } = look(REPORT);
    for (const one of looks)
      for (const question of sideQuestions(one, null, account)) {
        const { probability } = answerTo(question, judges.recipients, new FeatureList());
        expect(probability).toBeGreaterThanOrEqual(1 / question.options.length - 1e-9);
        expect(probability).toBeLessThanOrEqual(1);
      }
  });

  it("are filled from the rest of the report", () => {
    const { looks, account } = look(REPORT);
    const { parts } = castOf(of(looks, "condemned"), null, account, judges);
    const having = (role: string) => parts.filter((one) => one.role === role).map(({ candidate }) => candidate.code);
    expect(having("actor").sort()).toEqual(["DEU", "FRA"]);
    expect(having("recipient")).toEqual(["TUR"]);
  });
});

describe("parties on their sides", () => {
  it("are none where only a group acts on itself", () => {
    const { looks } = look(REPORT);
    const { setting, word, stage } = of(looks, "attacked");
    const [known] = stage.candidates;
    if (!known) throw new Error("nobody may take part");
    const on = (...codes: string[]) =>
      arrange(
        setting.scene,
        word,
        "ASSAULT",
        null,
        codes.map((code) => ({ candidate: { ...known, code }, role: "both" as const })),
      );
    expect(on("NSA:militia")).toBeNull();
    expect(on("NSA:militia", "NSA:guard")).not.toBeNull();
    expect(on("KEN")).not.toBeNull();
  });
});

describe("a side that nobody seems to be on", () => {
  const idle = (text: string, verb: string, as: "acting" | "acted on") => {
    const { setting, word, stage } = of(look(text).looks, verb);
    const parts = stage.candidates.map((candidate) => ({ candidate, role: "none" as const }));
    return inOwnPlace(setting.scene, word, parts, as).map(({ candidate }) => candidate.code);
  };

  it("is the groups that stand in its place", () => {
    expect(idle("The Houthis attacked a Greek tanker on Friday.", "attacked", "acting")).toEqual(["NSA:houthis"]);
    expect(idle("Ethiopia bombed the Houthis and Hezbollah on Friday.", "bombed", "acted on")).toEqual([
      "NSA:houthis",
      "NSA:hezbollah",
    ]);
  });

  it("is no state that stands there, nor who is sent", () => {
    expect(idle(REPORT, "attacked", "acting")).toEqual([]);
    expect(idle("Ethiopia sent Hezbollah to the border on Friday.", "sent", "acted on")).toEqual([]);
  });
});
