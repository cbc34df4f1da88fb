import fc from "fast-check";
import { expect, it } from "vitest";
import { readWeights } from "./read-weights.js";

const name = fc.stringMatching(/^[a-z][a-z ^<>-]{0,8}$/);
const row = fc.tuple(
  name,
  name,
  fc.integer({ min: -999, max: 999 }).map((n) => n / 100),
);

it("gives back each judge's weights, without comments and blank lines", () => {
  fc.assert(
    fc.property(fc.array(row), fc.boolean(), (rows, ended) => {
      const lines = ["judge\tfact\tweight", "# about\tthese\tweights", ...rows.map((cells) => cells.join("\t")), ""];
      const read = readWeights(lines.join("\n") + (ended ? "\n" : ""));
      const wanted = new Map(rows.map(([judge, fact, weight]) => [`${judge}\t${fact}`, weight]));
      expect([...read.values()].reduce((sum, { size }) => sum + size, 0)).toBe(wanted.size);
      for (const [key, weight] of wanted) {
        const [judge = "", fact = ""] = key.split("\t");
        expect(read.get(judge)?.get(fact)).toBe(weight);
      }
    }),
  );
});

it("reads no row without a weight", () => {
  expect(readWeights("judge\tfact\tweight\naim\naim\talways\n\naim\tnever\t1").get("aim")).toEqual(
    new Map([["never", 1]]),
  );
  expect(readWeights("").size).toBe(0);
});
