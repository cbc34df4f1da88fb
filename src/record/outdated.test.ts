import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { CodedArticle } from "../statement/index.js";
import { article, type Told } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

const visit: Told = { date: "2025-05-16", place: "UKR" };
const coded = (id: string, day: string, told: Told, coder: string): CodedArticle => article(id, day, [told], { coder });
const kyiv = coded("kyiv", "2025-05-17", visit, "0.9.0");
const again = coded("again", "2025-05-18", visit, "0.9.0");
const poles = coded("poles", "2025-05-17", { ...visit, recipient: ["MDA", "UKR"] }, "0.10.0");
const lviv = coded("lviv", "2025-08-02", { ...visit, date: "2025-08-01" }, "0.11.0");

describe.each(engines())("articles that earlier versions coded on $name", (engine) => {
  let held: TestRecord;
  beforeAll(async () => {
    held = await testRecord(engine);
  });
  beforeEach(() => held.wipe());
  afterAll(() => held?.stop());

  /** Codes anew, saying what was said before, as the command does. */
  async function recode(coder: string): Promise<string[]> {
    const { record } = held;
    const said = new Map([kyiv, again, poles, lviv].map((one) => [one.id, one.statements]));
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const batch = await record.outdatedAfter(coder, after, 2);
      if (batch.length === 0) return seen;
      for (const { article: one, place } of batch) {
        await record.add([{ ...one, coder, notes: [], statements: said.get(one.id) ?? [] }]);
        seen.push(one.id);
        after = place;
      }
    }
  }

  it("are those of lower numbers, some at a time, whole", async () => {
    const { record } = held;
    for (const one of [kyiv, again, poles, lviv]) await record.add([one]);
    expect(await record.outdated("0.9.0")).toBe(0);
    expect(await record.outdated("0.10.0")).toBe(2);
    expect(await record.outdated("0.11.0")).toBe(3);
    const [first] = await record.outdatedAfter("0.11.0", 0, 1);
    const { coder, notes, statements, ...rest } = kyiv;
    expect([coder, notes, statements.length]).toEqual(["0.9.0", [], 1]);
    expect(first?.article).toEqual(rest);
    expect((await record.outdatedAfter("0.11.0", first?.place ?? 0, 9)).map(({ article: { id } }) => id)).toEqual([
      "again",
      "poles",
    ]);
  });

  it("leave out texts that a newer one at the same address replaced", async () => {
    const { record } = held;
    await record.add([{ ...kyiv, url: "https://example.org/1" }]);
    await record.add([{ ...again, url: "https://example.org/1" }]);
    expect((await record.outdatedAfter("1.0.0", 0, 9)).map(({ article: { id } }) => id)).toEqual(["again"]);
  });

  it("coded anew keep what was joined, parted and retracted by hand, and every id", async () => {
    const { record } = held;
    await record.add([kyiv, again, poles, lviv]);
    const idOf = async (report: string) =>
      (await record.engagements()).find(({ reports }) => reports.includes(report))?.id ?? "";
    await record.merge(await idOf("kyiv"), await idOf("poles"));
    await record.split(await idOf("kyiv"), ["again"]);
    await record.retract("lviv");
    const before = await record.engagements();
    expect(before.map(({ reports }) => reports.join(" ")).sort()).toEqual(["again", "kyiv poles"]);
    expect((await recode("1.0.0")).sort()).toEqual(["again", "kyiv", "lviv", "poles"]);
    expect(await record.outdated("1.0.0")).toBe(0);
    expect(await record.engagements()).toEqual(before);
    expect((await record.article("kyiv"))?.coder).toBe("1.0.0");
    await record.restore("lviv");
    expect((await record.article("lviv"))?.coder).toBe("1.0.0");
    expect(await record.counts()).toMatchObject({ articles: 4, statements: 4, engagements: 3 });
  });
});
