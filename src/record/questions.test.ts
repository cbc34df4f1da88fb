import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { MARKS } from "./search.js";
import { article, withFigures, withPledge } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

describe.each(engines())("what can be asked of the record on $name", (engine) => {
  let held: TestRecord;
  beforeAll(async () => {
    held = await testRecord(engine);
  });
  beforeEach(() => held.wipe());
  afterAll(() => held?.stop());

  it("finds words in their forms, in phrases, with a party, and what is stated in them", async () => {
    const ask = { type: "REQUEST", actor: ["USA"], recipient: ["CHN"] } as const;
    await held.record.add([
      article("steel", "2025-03-01", [{ ...ask, words: "Washington asked Beijing to lift its tariff on steel" }]),
      article("cars", "2025-03-02", [{ ...ask, recipient: ["JPN"], words: "Washington spoke of tariffs on cars" }]),
    ]);
    const ids = async (...asked: Parameters<typeof held.record.search>) =>
      (await held.record.search(...asked)).map(({ id }) => id);
    expect((await ids("tariffs")).sort()).toEqual(["cars", "steel"]);
    expect(await ids("tariff steel")).toEqual(["steel"]);
    expect(await ids("tariffs -steel")).toEqual(["cars"]);
    expect(await ids("tariffs", { with: ["CHN"] })).toEqual(["steel"]);
    expect(await ids("tariffs", { since: "2025-03-02" })).toEqual(["cars"]);
    expect(await ids("zebra")).toEqual([]);
    expect(await ids("the of")).toEqual([]);
    expect(await ids("\0 ' \" \\ & | !(")).toEqual([]);
    await held.record.add([
      article("three", "2025-03-03", [
        { ...ask, recipient: ["CHN"], words: "Washington wrote to Beijing on zinc" },
        { ...ask, recipient: ["JPN"], words: "Washington wrote to Tokyo on zinc" },
        { ...ask, actor: ["CHN"], recipient: ["JPN"], words: "Beijing wrote to Tokyo on zinc" },
      ]),
    ]);
    expect(await ids("zinc", { with: ["JPN", "USA"] })).toEqual(["three"]);
    expect(await ids("zinc", { with: ["JPN", "USA", "CHN"] })).toEqual([]);
    const [found] = await held.record.search("steel tariffs");
    expect(found?.snippet).toContain(`${MARKS.open}steel${MARKS.close}`);
    expect(found?.statements.map(({ id }) => id)).toEqual(["steel:0"]);
  });

  it("keeps one commitment over its reports, and tells what is due, met and withdrawn", async () => {
    const sum = { what: "aid", value: "$50 million", unit: "USD", amount: 50_000_000, deadline: "2025-06" } as const;
    await held.record.add([
      withPledge(article("a", "2025-05-10", []), "Poland pledged $50 million in medical aid by June", sum),
      withPledge(article("b", "2025-05-20", []), "Poland reaffirmed its pledge of $50 million in medical aid", sum),
      withPledge(article("c", "2025-05-20", []), "Poland will raise defence spending to 5%", {
        to: [],
        value: "5%",
        unit: "percent",
        amount: 5,
        deadline: "2030",
      }),
    ]);
    const states = async (on: string) => (await held.record.commitments({ on })).map(({ state }) => state);
    const [aid, spending, ...others] = await held.record.commitments({ on: "2025-05-21" });
    expect(others).toEqual([]);
    expect(aid).toMatchObject({ by: ["POL"], to: ["UKR"], value: "$50 million", deadline: "2025-06", state: "open" });
    expect(aid?.history.map(({ word }) => word)).toEqual(["made", "repeated"]);
    expect(spending).toMatchObject({ value: "5%", reports: ["c"] });
    expect(await states("2025-07-01")).toEqual(["due", "open"]);
    expect(await held.record.commitments({ on: "2025-07-01", due: true })).toMatchObject([
      { id: aid?.id, evidence: null },
    ]);
    expect(await held.record.commitments({ on: "2025-05-01" })).toEqual([]);
    expect(await held.record.show(aid?.id ?? "")).toMatchObject({ what: "commitment", commitment: { id: aid?.id } });

    await held.record.add([
      article("d", "2025-07-03", [
        { type: "AID", date: "2025-07-02", words: "Poland handed over medical aid of $50 million to Ukraine" },
      ]),
    ]);
    const [delivery] = await held.record.events();
    const [met] = await held.record.commitments({ on: "2025-07-04" });
    expect(met).toMatchObject({ state: "met", evidence: delivery?.id });
    expect(await held.record.commitments({ on: "2025-07-04", due: true })).toEqual([]);

    await held.record.add([
      withPledge(article("e", "2026-01-10", []), "Poland dropped its plan to raise defence spending to 5%", {
        to: [],
        value: "5%",
        unit: "percent",
        amount: 5,
      }),
    ]);
    const withdrawn = (await held.record.commitments({ on: "2026-02-01" })).find(({ value }) => value === "5%");
    expect(withdrawn).toMatchObject({ state: "withdrawn", evidence: "e:0", reports: ["c", "e"] });
  });

  it("lists positions in time", async () => {
    await held.record.add([
      article("b", "2025-04-01", [
        { type: "REJECT", actor: ["JPN"], recipient: ["USA"], words: "Japan refused tariffs" },
      ]),
      article("a", "2025-03-01", [
        { type: "REQUEST", actor: ["JPN"], recipient: ["USA"], words: "Japan asked for lower tariffs" },
        { type: "REQUEST", actor: ["USA"], recipient: ["JPN"], words: "Washington asked Japan for rice" },
      ]),
    ]);
    const found = await held.record.positions({ holder: "JPN" });
    expect(found.map(({ stance, reported, statement }) => [stance, reported, statement.id])).toEqual([
      ["request", "2025-03-01", "a:0"],
      ["refusal", "2025-04-01", "b:0"],
    ]);
    expect(await held.record.positions({ holder: "JPN", topic: "rice" })).toEqual([]);
    expect(await held.record.positions({ holder: "JPN", topic: "tariff", since: "2025-03-15" })).toHaveLength(1);
  });

  it("sums what passed between two parties by month, each event once, and lists partners", async () => {
    const visit = { date: "2025-05-16", place: "UKR" } as const;
    await held.record.add([
      article("a", "2025-05-17", [visit]),
      article("b", "2025-05-18", [visit, { type: "ACCUSE", date: "2025-05-17", recipient: ["RUS"] }]),
      article("c", "2025-06-02", [{ ...visit, date: "2025-06-20", status: "planned" }]),
      article("d", "2025-06-02", [{ type: "AID", date: "2025-06-01" }]),
    ]);
    expect(await held.record.temperature(["POL", "UKR"])).toEqual([
      { month: "2025-05", engagements: 1, events: 0, score: 4 },
      { month: "2025-06", engagements: 0, events: 1, score: 10 },
    ]);
    expect(await held.record.partners("POL")).toEqual([
      { code: "UKR", engagements: 1, events: 1, score: 14, last: "2025-06-01" },
      { code: "RUS", engagements: 0, events: 1, score: -3, last: "2025-05-17" },
    ]);
    expect(await held.record.partners("POL", "2025-06-01")).toHaveLength(1);
  });

  it("links reprints to the earliest, whatever order they come in, and no other report of the day", async () => {
    const wire =
      "The foreign ministers of the two countries met on Friday in the old town hall and spoke for three hours about grain, gas, border crossings and the rebuilding of the railway that was closed nine years ago after a storm took away the bridge over the river, and they agreed to meet again before the end of the year in the capital of the other country.";
    const text = (id: string, published: string, words: string) => ({
      ...article(id, published, []),
      text: words,
    });
    const original = text("wire", "2025-05-16", wire);
    const reprint = text("reprint", "2025-05-17", `From our staff. ${wire.replace("three hours", "hours")} More soon.`);
    const other = text("other", "2025-05-17", wire.split(" ").reverse().join(" "));
    const copies = async () => Object.fromEntries((await held.record.articles()).map(({ id, copyOf }) => [id, copyOf]));
    await held.record.add([original, reprint, other]);
    const whole = await copies();
    expect(whole).toEqual({ wire: null, reprint: "wire", other: null });
    await held.wipe();
    for (const one of [other, reprint, original]) await held.record.add([one]);
    expect(await copies()).toEqual(whole);
  });

  it("keeps all sums that reports give of one pledge, but for what is told as raised", async () => {
    const told = (id: string, published: string, words: string, amount: number) =>
      withPledge(article(id, published, []), words, {
        what: "aid",
        value: `$${amount} million`,
        unit: "USD",
        amount: amount * 1_000_000,
      });
    await held.record.add([
      told("a", "2025-05-10", "Poland pledged $50 million in medical aid for Kharkiv hospitals", 50),
      told("b", "2025-05-10", "Poland pledged $60 million in medical aid for Kharkiv hospitals", 60),
      told("c", "2025-05-11", "Poland pledged $60 million in medical aid for Kharkiv hospitals", 60),
    ]);
    const conflicts = async () => {
      const [pledge] = await held.record.commitments({ on: "2025-06-30" });
      const shown = await held.record.show(pledge?.id ?? "");
      return shown?.what === "commitment" ? shown.conflicts : null;
    };
    expect(await conflicts()).toEqual([
      {
        about: "value",
        values: [
          { value: "$50 million", statements: ["a:0"], best: null },
          { value: "$60 million", statements: ["b:0", "c:0"], best: "given by most reports (2), first on 2025-05-10" },
        ],
      },
    ]);
    await held.record.add([
      told("d", "2025-06-01", "Poland raised its pledge of medical aid for Kharkiv hospitals to $90 million", 90),
    ]);
    expect(await conflicts()).toEqual([]);
  });

  it("keeps all figures that reports give of one matter, and what one report counts apart is apart", async () => {
    const raid = { type: "ASSAULT", actor: ["RUS"], recipient: ["UKR"], place: "UKR", date: "2025-05-16" } as const;
    const told = (id: string, published: string, killed: string, wounded: string) =>
      withFigures(
        article(id, published, [
          {
            ...raid,
            words: `A missile struck the Odesa harbour, where ${killed} people were killed and ${wounded} wounded`,
          },
        ]),
        [killed, wounded],
        ["UKR"],
      );
    await held.record.add([
      told("a", "2025-05-16", "12", "thirty"),
      told("b", "2025-05-17", "14", "31"),
      told("c", "2025-05-18", "14", "30"),
    ]);
    const [strike, ...others] = await held.record.events();
    expect(others).toEqual([]);
    const shown = await held.record.show(strike?.id ?? "");
    expect(shown?.what === "event" && shown.conflicts).toEqual([
      {
        about: "figure",
        values: [
          { value: "12", statements: ["a:1"], best: null },
          { value: "14", statements: ["b:1", "c:1"], best: "given by most reports (2), first on 2025-05-17" },
        ],
      },
      {
        about: "figure",
        values: [
          { value: "thirty", statements: ["a:2", "c:2"], best: "given by most reports (2), first on 2025-05-16" },
          { value: "31", statements: ["b:2"], best: null },
        ],
      },
    ]);
  });

  it("tells what was known of two parties on a day gone by, whatever was reported since", async () => {
    const visit = { place: "UKR", venue: "Kyiv" } as const;
    await held.record.add([
      article("plan", "2025-05-10", [{ ...visit, status: "planned", date: "2025-05-16" }]),
      article("off", "2025-05-15T22:00:00+02:00", [{ ...visit, status: "postponed", date: "2025-05-16" }]),
      article("held", "2025-06-04", [{ ...visit, status: "happened", date: "2025-06-03" }]),
      withPledge(article("pledge", "2025-06-05", []), "Poland pledged $50 million in aid to Ukraine"),
    ]);
    const known = async (on?: string) => {
      const { engagements, statements, articles } = await held.record.briefSource("POL", "UKR", on);
      return {
        engagements: engagements.map(({ status, start, history }) => [status, start, history.length]),
        reports: [...articles.keys()].sort(),
        statements: statements.map(({ statement }) => statement.id),
      };
    };
    expect(await known("2025-05-09")).toEqual({ engagements: [], reports: [], statements: [] });
    expect(await known("2025-05-14")).toEqual({
      engagements: [["planned", "2025-05-16", 1]],
      reports: ["plan"],
      statements: ["plan:0"],
    });
    expect((await known("2025-05-15")).engagements).toEqual([["postponed", "2025-05-16", 2]]);
    expect(await known("2025-06-04")).toEqual({
      engagements: [["happened", "2025-06-03", 3]],
      reports: ["held", "off", "plan"],
      statements: ["plan:0", "off:0", "held:0"],
    });
    expect(await known("2025-06-30")).toEqual(await known());
    const [now] = await held.record.engagements();
    const [then] = (await held.record.briefSource("POL", "UKR", "2025-05-14")).engagements;
    expect(then?.id).toBe(now?.id);
  });

  it("keeps all values where reports disagree, and says which counts", async () => {
    const visit = { place: "UKR", form: "meeting" } as const;
    await held.record.add([
      article("a", "2025-05-17", [{ ...visit, date: "2025-05-16", venue: "Kyiv" }]),
      article("b", "2025-05-18", [{ ...visit, date: "2025-05-16", venue: "Kyiv" }]),
      article("c", "2025-05-18", [{ ...visit, date: "2025-05-16", venue: "Lviv" }]),
    ]);
    const [engagement] = await held.record.engagements();
    const shown = await held.record.show(engagement?.id ?? "");
    expect(shown).toMatchObject({
      conflicts: [
        {
          about: "venue",
          values: [
            { value: "Kyiv", statements: ["a:0", "b:0"] },
            { value: "Lviv", statements: ["c:0"] },
          ],
        },
      ],
    });
  });
});
