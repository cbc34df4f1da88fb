import { beforeAll, describe, expect, it } from "vitest";
import { type Coder, loadCoder } from "../../coder.js";
import { type Sentence, split } from "../../language/index.js";
import { pathBetween } from "./path.js";
import { slotsOf } from "./slots.js";
import { subject, treeOf } from "./tree.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder();
});

function parsed(text: string): Sentence {
  const [sentence] = split(text);
  if (!sentence) throw new Error("no sentence");
  coder.language.tag(sentence);
  coder.language.parse(sentence);
  return sentence;
}

const at = ({ form }: Sentence, word: string) => form.indexOf(word);

describe("paths", () => {
  it("lead up to what two words hang from, and down", () => {
    const sentence = parsed("The minister announced a visit to Japan.");
    const tree = treeOf(sentence);
    const [visit, japan] = [at(sentence, "visit"), at(sentence, "Japan")];
    expect(pathBetween(tree, visit, japan)).toEqual({ up: [], down: ["nmod(to)"], top: visit });
    expect(pathBetween(tree, visit, at(sentence, "minister"))).toEqual({
      up: ["obj"],
      down: ["nsubj"],
      top: at(sentence, "announced"),
    });
  });

  it("are none to a word itself but an empty one", () => {
    const tree = treeOf(parsed("Talks began."));
    expect(pathBetween(tree, 0, 0)).toEqual({ up: [], down: [], top: 0 });
  });
});

describe("slots", () => {
  const names = (text: string, word: string, who: string) => {
    const sentence = parsed(text);
    return slotsOf(treeOf(sentence), at(sentence, word))
      .filter(({ row }) => row === at(sentence, who))
      .map(({ name }) => name);
  };

  it.each([
    ["Iran rejected the plan.", "rejected", "Iran", "subject"],
    ["Iran was condemned by Britain.", "condemned", "Britain", "agent"],
    ["Iran was condemned by Britain.", "condemned", "Iran", "patient"],
    ["Britain's criticism of Iran grew.", "criticism", "Britain", "owner"],
    ["Britain's criticism of Iran grew.", "criticism", "Iran", "of"],
    ["Norway agreed to send troops.", "send", "Norway", "subject"],
    ["Norway held talks with Cuba.", "talks", "Norway", "carrier's subject"],
  ])("in %s: of %s, %s is the %s", (text, word, who, name) => {
    expect(names(text, word, who)).toContain(name);
  });
});

describe("subjects", () => {
  it.each([
    ["Zaire accused Rwanda of invading its land.", "invading", "Rwanda"],
    ["Sanctions were imposed on Libya for invading Chad.", "invading", "Libya"],
    ["Greece asked Turkey to withdraw.", "withdraw", "Turkey"],
    ["Greece promised to withdraw.", "withdraw", "Greece"],
  ])("of %s: who does the %s is %s", (text, word, who) => {
    const sentence = parsed(text);
    expect(sentence.form[subject(treeOf(sentence), at(sentence, word))]).toBe(who);
  });
});
