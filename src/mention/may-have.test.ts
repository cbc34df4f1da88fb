import { expect, test } from "vitest";
import { mayHave } from "./may-have.js";
import { actorOf } from "./test-mentions.js";

test.each([
  ["PSE", "king", false],
  ["JOR", "king", true],
  ["USA", "prime minister", false],
  ["GBR", "president", false],
  ["UNO", "embassy", false],
  ["NSA:ford", "government", false],
  ["NSA:taliban", "foreign ministry", true],
  ["NSA:ford", "chairman", true],
])("%s %s", (code, words, wanted) => {
  expect(mayHave(code, words)).toBe(wanted);
});

test("the king is the king, not the president told of last", () => {
  const text = "King Hassan received Yasser Arafat in Rabat. The king praised him.";
  expect(actorOf(text, "The king", "1996-11-02")?.parties[0]?.code).toBe("MAR");
});

test("a government is the state's, whichever party was told of last", () => {
  const text = "Britain's Treasury heard Sinn Fein on Monday. The embassy in Dublin was told.";
  expect(actorOf(text, "The embassy", "1996-11-02")?.parties[0]?.code).toBe("GBR");
});

test("a body of a name that several states have is the report's, where it is the state told of most", () => {
  const text = "Polish ministers met in Warsaw. Poland signed with the United States, and sent the pact to the Senate.";
  expect(actorOf(text, "the Senate", "2006-11-02")?.parties[0]?.code).toBe("POL");
  expect(
    actorOf("U.S. officials met Poles. The U.S. was content, and so was the Senate.", "the Senate")?.parties[0]?.code,
  ).toBe("USA");
});
