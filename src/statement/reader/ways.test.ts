import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import { slotsOf } from "../syntax/slots.js";
import { treeOf } from "../syntax/tree.js";
import { distanceClass, pathName, slotName } from "./ways.js";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

test("a name's way to a word is that through the tree, whoever it is joined with", () => {
  const article = readText("Kenya paid a visit to Norway and Sweden.", { id: "one", published: "2024-05-14" });
  const { sentences, mentions } = coder.analyse(article);
  const sentence = sentences[0];
  if (!sentence) throw new Error("no sentence");
  const tree = treeOf(sentence);
  const visit = sentence.form.indexOf("visit");
  const ways = mentions.actors.map((mention) => [
    mention.parties[0]?.code,
    pathName(tree, visit, mention),
    slotName(tree, slotsOf(tree, visit), mention),
  ]);
  expect(ways).toEqual([
    ["KEN", "obj^nsubj", "carrier's subject"],
    ["NOR", "^nmod(to)", "to"],
    ["SWE", "^nmod(to)", "in to"],
  ]);
});

test("distances fall into classes that grow, those before a word apart from those after it", () => {
  fc.assert(
    fc.property(fc.integer({ min: -5000, max: 5000 }), (distance) => {
      const own = distanceClass(distance);
      expect(own).toBeGreaterThanOrEqual(distance < 0 ? 8 : 0);
      expect(own).toBeLessThan(distance < 0 ? 16 : 8);
      if (distance > 0) expect(distanceClass(distance + 1)).toBeGreaterThanOrEqual(own);
    }),
  );
});
