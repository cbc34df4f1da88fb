import fc from "fast-check";
import { it } from "vitest";
import { prepare } from "./event-report.js";
import { reportsOf } from "./merge.js";
import { mayBeOne } from "./pledge-fit.js";
import { type Marks, marksOf } from "./pledge-marks.js";
import { article, withPledge } from "./test-articles.js";

const plain = reportsOf(withPledge(article("a", "2025-05-14", []), "Poland pledged shells", {})).map(prepare);

const promise = fc.record({
  hash: fc.constantFrom("a", "b", "c"),
  // So many that two of one report often have the same bit.
  words: fc.uniqueArray(
    fc.nat(60).map((n) => `word${n * 17}`),
    { maxLength: 24 },
  ),
  pledge: fc.record({
    to: fc.constant([]),
    amount: fc.constantFrom(null, 5, 50),
    unit: fc.constantFrom(null, "USD"),
    value: fc.constantFrom(null, "5", "50 tanks"),
  }),
});

const bits = ({ bits: own }: Marks): bigint => BigInt(`0${own}`);
const count = (value: bigint): number => value.toString(2).replaceAll("0", "").length;

it("find every promise that may be one with another", () => {
  fc.assert(
    fc.property(promise, promise, (own, others) => {
      const [a, b] = [own, others].flatMap((told) => plain.map((report) => ({ ...report, ...told })));
      if (!a || !b) return false;
      const [one, other] = [marksOf(a), marksOf(b)];
      const shared = count(bits(one) & bits(other)) + one.words - count(bits(one));
      const least = Math.max(2, Math.ceil((Math.min(one.words, other.words) * 2) / 5));
      const found = shared >= least || one.sums.some((sum) => other.sums.includes(sum));
      return found || !mayBeOne(a, b);
    }),
    { numRuns: 5000 },
  );
});
