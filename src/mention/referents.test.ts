import { expect, test } from "vitest";
import { findMentions } from "./index.js";
import { type Question, wordBefore } from "./referents.js";
import { tagged } from "./test-mentions.js";

const TEXT = "Kenya and Uganda met Japan on Monday. Their leaders praised it. The ministry in Nairobi sent troops.";

test("those named before may be meant, the latest first, and a list of them where words are plural", () => {
  const asked: { question: Question; codes: string[] }[] = [];
  findMentions({ published: "2025-05-14" }, tagged(TEXT), (question, referents) => {
    const codes = referents.map(
      ({ past, code }) => past?.mention.parties.map((one) => one.code).join("+") ?? `${code}`,
    );
    asked.push({ question, codes });
    return referents[0] ?? null;
  });
  const of = (word: string) => asked.find(({ question }) => question.word === word);
  expect(of("of their")?.codes.slice(0, 3)).toEqual(["JPN", "UGA", "KEN"]);
  expect(of("it")?.codes).toContain("JPN");
  expect(of("troops")?.question).toMatchObject({ after: "send", definite: false });
});

test("whom words mean is whom the chooser says", () => {
  for (const wanted of ["KEN", "JPN"]) {
    const { actors } = findMentions({ published: "2025-05-14" }, tagged(TEXT), (_, referents) => {
      return referents.find(({ code }) => code === wanted) ?? null;
    });
    expect(actors.findLast(({ form }) => form === "office")?.parties[0]?.code).toBe(wanted);
  }
});

test("what stands before a phrase is told by its lemma, over articles and numbers", () => {
  const [sentence] = tagged("Kenya sent the 500 troops to Somalia.");
  const row = (word: string) => sentence?.form.indexOf(word) ?? -1;
  if (!sentence) throw new Error("no sentence");
  expect(wordBefore(sentence, row("troops"))).toBe("send");
  expect(wordBefore(sentence, row("Somalia"))).toBe("to");
  expect(wordBefore(sentence, 0)).toBe("");
});
