import { expect, it } from "vitest";
import { notesOn } from "./notes.js";

it("prints a note for the first articles it holds of, then how many more there are", () => {
  const lines: string[] = [];
  const notes = notesOn({ note: (text) => lines.push(text) });
  for (let line = 1; line <= 7; line++) notes.tell(`wire.jsonl:${line}`, ["no date"]);
  notes.tell("a.txt", ["language: fr is not coded"]);
  notes.rest();
  expect(lines).toEqual([
    ...[1, 2, 3, 4, 5].map((line) => `wire.jsonl:${line}: no date`),
    "a.txt: language: fr is not coded",
    "and 2 more articles: no date",
  ]);
});

it("says one article where there is one more", () => {
  const lines: string[] = [];
  const notes = notesOn({ note: (text) => lines.push(text) });
  for (let line = 1; line <= 6; line++) notes.tell(`${line}`, ["no date"]);
  notes.rest();
  expect(lines.at(-1)).toBe("and 1 more article: no date");
});
