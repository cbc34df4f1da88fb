import { getTableColumns, getTableName, sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import * as z from "zod";
import type { CodedArticle } from "../statement/index.js";
import { deriveAgain } from "./derive.js";
import { type Engine, openEngine, rows } from "./engine.js";
import { migrate } from "./migrate.js";
import { openRecord, type Record, recordOn } from "./record.js";
import * as tables from "./tables.js";
import { article, type Told } from "./test-articles.js";
import { engines } from "./test-engines.js";

const visit = (told: Told = {}): Told => ({
  date: "2025-05-16",
  place: "UKR",
  venue: "Kyiv",
  people: ["Donald Tusk"],
  ...told,
});
const announced = article("a", "2025-05-14", [visit({ status: "planned" })]);
const held = article("b", "2025-05-17", [visit()]);

describe.each(engines())("the record on $name", ({ prepare }) => {
  let engine: Engine;
  let record: Record;
  let stop: () => Promise<void>;

  beforeAll(async () => {
    const prepared = await prepare();
    stop = prepared.stop;
    engine = await openEngine(prepared.where);
    await migrate(engine.database, engine.address.shown);
    record = recordOn(engine);
  });
  const wipe = () =>
    engine.database.execute(
      sql`truncate chancery.articles, chancery.statements, chancery.events, chancery.retractions, chancery.bands, chancery.reports, chancery.decisions, chancery.pairs restart identity`,
    );
  beforeEach(wipe);
  afterAll(async () => {
    await engine?.close();
    await stop?.();
  });

  it("gives articles back as they were coded", async () => {
    expect(await record.add([announced])).toEqual(["added"]);
    expect(await record.article("a")).toEqual(announced);
    expect(await record.article("hash of a")).toEqual(announced);
    expect(await record.statement("a:0")).toEqual({ statement: announced.statements[0], article: announced });
    expect(await record.article("b")).toBeNull();
    expect(await record.articles()).toEqual([
      {
        id: "a",
        url: null,
        title: "Report a",
        publisher: "The Courier",
        published: "2025-05-14",
        language: "en",
        statements: 1,
        copyOf: null,
      },
    ]);
  });

  it("adds nothing twice, and knows what it has", async () => {
    await record.add([announced, held]);
    const before = await record.exportCanonical();
    expect(await record.has(announced, "0.1.0")).toBe(true);
    expect(await record.has(announced, "0.2.0")).toBe(false);
    expect(await record.has({ ...announced, hash: "another" }, "0.1.0")).toBe(false);
    expect(await record.add([held, announced, announced])).toEqual(["known", "known", "known"]);
    expect(await record.exportCanonical()).toBe(before);
  });

  it("merges reports into one engagement with its history, and keeps its id", async () => {
    await record.add([announced]);
    const [first] = await record.engagements();
    await record.add([held]);
    const [second, ...others] = await record.engagements();
    expect(others).toEqual([]);
    expect(second?.id).toBe(first?.id);
    expect(second).toMatchObject({
      type: "CONSULT",
      form: "visit",
      parties: ["POL", "UKR"],
      actor: ["POL"],
      recipient: ["UKR"],
      persons: ["Donald Tusk"],
      status: "happened",
      start: "2025-05-16",
      end: null,
      precision: "day",
      reports: ["a", "b"],
    });
    expect(second?.history).toEqual([
      {
        status: "planned",
        start: "2025-05-16",
        end: null,
        place: "UKR",
        reported: "2025-05-14",
        article: "a",
        statement: "a:0",
      },
      {
        status: "happened",
        start: "2025-05-16",
        end: null,
        place: "UKR",
        reported: "2025-05-17",
        article: "b",
        statement: "b:0",
      },
    ]);
    expect(await record.counts()).toEqual({ articles: 2, statements: 2, engagements: 1, events: 0, commitments: 0 });
  });

  it("keeps the id when an earlier report comes late, and when late news joins two", async () => {
    await record.add([held]);
    const [first] = await record.engagements();
    await record.add([announced]);
    expect((await record.engagements()).map(({ id }) => id)).toEqual([first?.id]);

    await wipe();
    // A plan without a date, and a visit weeks later: two, until a report between them says they are one.
    await record.add([article("c", "2025-03-01", [visit({ status: "planned", date: null })])]);
    await record.add([article("d", "2025-05-16", [visit()])]);
    const [one, two] = await record.engagements();
    expect(one && two).toBeTruthy();
    await record.add([article("e", "2025-04-10", [visit({ status: "planned" })])]);
    const joined = await record.engagements();
    for (const old of [one, two]) {
      const shown = await record.show(old?.id ?? "");
      expect(joined.map(({ id }) => id)).toContain(shown?.what === "engagement" ? shown.event.id : "");
    }
  });

  it("finds for late news what it would have found when it came out, whatever has become of that since", async () => {
    const anonymous = (told: Told): Told => visit({ people: [], ...told });
    const cases: { readonly earlier: readonly CodedArticle[]; readonly late: CodedArticle }[] = [
      {
        // Put off, then given a day in June; the late report gave one in August, before that was known.
        earlier: [
          article("off", "2025-05-10", [anonymous({ status: "postponed", date: "2025-05-12" })]),
          article("june", "2025-05-30", [anonymous({ status: "planned", date: "2025-06-20" })]),
        ],
        late: article("august", "2025-05-20", [anonymous({ status: "planned", date: "2025-08-15" })]),
      },
      {
        // What an article tells without a day is of the first engagement it tells of: the late report makes another one first.
        earlier: [
          article("two", "2025-05-20", [
            anonymous({ status: "planned", date: "2025-05-25", place: "POL" }),
            anonymous({ status: "planned", date: "2025-07-20" }),
            anonymous({ status: "planned", date: null, place: null }),
          ]),
        ],
        late: article("before", "2025-05-10", [anonymous({ status: "planned", date: "2025-07-20" })]),
      },
    ];
    for (const { earlier, late } of cases) {
      await wipe();
      await record.add([...earlier, late]);
      const together = await record.exportCanonical();
      const joined = (await record.engagements()).some(
        ({ history }) => history.length > 1 && history.some(({ article: id }) => id === late.id),
      );
      expect(joined).toBe(true);
      await wipe();
      await record.add(earlier);
      await record.add([late]);
      expect(await record.exportCanonical()).toBe(together);
    }
  });

  it("keeps an older version of an article, and shows the newest, in whatever order they come", async () => {
    const old = article("a", "2025-05-14", [visit({ status: "planned" })]);
    const newer = article("a", "2025-05-15", [visit({ status: "cancelled" })], { hash: "corrected" });
    expect(await record.add([old])).toEqual(["added"]);
    expect(await record.add([newer])).toEqual(["new version"]);
    expect(await record.article("a")).toEqual(newer);
    expect((await record.engagements()).map(({ status, reports }) => [status, reports])).toEqual([
      ["cancelled", ["a"]],
    ]);
    const inOrder = await record.exportCanonical();
    expect(inOrder).toContain("hash of a");
    await wipe();
    expect(await record.add([newer, old])).toEqual(["added", "new version"]);
    expect(await record.exportCanonical()).toBe(inOrder);
  });

  it("tells versions by their URL too", async () => {
    const url = "https://courier.example/visit";
    await record.add([article("a", "2025-05-14", [visit()], { url })]);
    expect(await record.add([article("b", "2025-05-15", [], { url })])).toEqual(["new version"]);
    expect((await record.articles()).map(({ id }) => id)).toEqual(["b"]);
    expect(await record.engagements()).toEqual([]);
  });

  it("takes an article and what rests on it alone out of view, and brings it back", async () => {
    await record.add([announced, held, article("c", "2025-05-17", [visit({ recipient: ["MDA"], place: "MDA" })])]);
    const before = await record.exportCanonical();
    const ids = (await record.engagements()).map(({ id }) => id);
    expect(await record.retract("a")).toBe("done");
    expect(await record.retract("c")).toBe("done");
    expect(await record.retract("c")).toBe("nothing to do");
    expect(await record.retract("nobody")).toBe("not found");
    const [rest, ...others] = await record.engagements();
    expect(others).toEqual([]);
    expect(rest?.reports).toEqual(["b"]);
    expect(ids).toContain(rest?.id);
    expect(await record.article("c")).toBeNull();
    expect(await record.statement("c:0")).toBeNull();
    expect(await record.exportCanonical()).not.toBe(before);
    expect(await record.add([announced])).toEqual(["known"]);
    expect(await record.article("a")).toBeNull();
    expect(await record.restore("a")).toBe("done");
    expect(await record.restore("c")).toBe("done");
    expect(await record.exportCanonical()).toBe(before);
    expect((await record.engagements()).map(({ id }) => id)).toEqual(ids);
  });

  it("lists what is upcoming, what came since, and with whom", async () => {
    await record.add([
      article("past", "2025-02-02", [visit({ date: "2025-02-01" })]),
      article("next", "2025-02-02", [
        visit({ date: "2025-02-20", status: "planned", recipient: ["LTU"], place: "LTU" }),
      ]),
      article("vague", "2025-02-02", [visit({ date: "2025-02", status: "planned", recipient: ["LVA"], place: "LVA" })]),
      article("over", "2025-01-02", [visit({ date: "2025-01", status: "planned", recipient: ["EST"], place: "EST" })]),
      article("ask", "2025-02-02", [{ type: "REQUEST", words: "It asked for more time" }]),
    ]);
    const reports = async (query: Parameters<Record["engagements"]>[0]) =>
      (await record.engagements(query)).flatMap((engagement) => engagement.reports);
    expect(await reports({ upcoming: true, on: "2025-02-10" })).toEqual(["vague", "next"]);
    expect(await reports({ since: "2025-02-01" })).toEqual(["past", "vague", "next"]);
    expect(await reports({ with: "LTU" })).toEqual(["next"]);
    expect(await reports({ with: ["POL", "EST"] })).toEqual(["over"]);
    expect(await reports({ limit: 1 })).toEqual(["over"]);
    expect(await record.events({ types: ["REQUEST"] })).toMatchObject([
      { type: "REQUEST", form: null, reports: ["ask"] },
    ]);
    expect(await record.events({ types: ["ASSAULT"] })).toEqual([]);
  });

  it("shows whatever has an id", async () => {
    await record.add([announced]);
    const [engagement] = await record.engagements();
    const shown = await record.show(engagement?.id ?? "");
    expect(shown).toMatchObject({ what: "engagement", event: engagement });
    expect(shown?.what === "engagement" && shown.evidence.get("a:0")?.article.id).toBe("a");
    expect(await record.show("a")).toEqual({ what: "article", article: announced, events: [engagement] });
    expect(await record.show("a:0")).toMatchObject({ what: "statement", statement: announced.statements[0] });
    expect(await record.show("z")).toBeNull();
  });

  it("gathers what bears on two parties", async () => {
    const pledge = (id: string, by: string): CodedArticle["statements"][number] => ({
      id: `${id}:9`,
      kind: "commitment",
      evidence: { start: 0, end: 6, text: "Report" },
      confidence: 0.8,
      by: [{ code: by, sector: null, name: null, office: null, start: 0, end: 6 }],
      to: [],
      what: "aid",
      value: null,
      unit: null,
      amount: null,
      valueSpan: null,
      deadline: null,
      deadlineSpan: null,
      source: null,
    });
    const both = article("a", "2025-05-14", [visit()]);
    const elsewhere = article("b", "2025-05-14", [visit({ recipient: ["MDA"] })]);
    await record.add([
      { ...both, statements: [...both.statements, pledge("a", "POL"), { ...pledge("a", "FRA"), id: "a:8" }] },
      { ...elsewhere, statements: [...elsewhere.statements, pledge("b", "POL")] },
    ]);
    const source = await record.briefSource("UKR", "POL");
    expect(source.statements.map(({ statement }) => statement.id)).toEqual(["a:0", "a:9"]);
    expect(source.engagements.map(({ reports }) => reports)).toEqual([["a"]]);
    expect([...source.articles.keys()]).toEqual(["a"]);
    expect((await record.briefSource("UKR", "BRA")).statements).toEqual([]);
  });

  it("holds what a hostile article may hold", async () => {
    const long = "x".repeat(10_000);
    const odd = article(
      `od\0d ${long}`,
      "2025-05-14",
      [visit({ actor: [long], topics: ["\uD800", "a\0b", "'; drop table x"] })],
      {
        url: `https://courier.example/${long}`,
        title: "\uDFFF",
      },
    );
    expect(await record.add([odd, announced])).toEqual(["added", "added"]);
    expect(await record.has(odd, "0.1.0")).toBe(true);
    expect(await record.add([odd])).toEqual(["known"]);
    expect((await record.engagements()).map(({ topics }) => topics)).toContainEqual([
      "\uFFFD",
      "a\uFFFDb",
      "'; drop table x",
    ]);
  });

  it("adds all of a batch or nothing", async () => {
    const broken = { ...held, language: null } as unknown as CodedArticle;
    await expect(record.add([announced, broken])).rejects.toThrow(/the record .*null value/);
    expect(await record.counts()).toMatchObject({ articles: 0, statements: 0, engagements: 0 });
    expect(await record.add([announced])).toEqual(["added"]);
  });

  it("has the columns that the queries go by", async () => {
    const shape = z.object({ table_name: z.string(), column_name: z.string() });
    const found = await rows(
      engine.database,
      sql`select table_name, column_name from information_schema.columns where table_schema = 'chancery' and table_name not in ('migrations', 'derivation')`,
      shape,
    );
    const known = [
      tables.articles,
      tables.statements,
      tables.bands,
      tables.reports,
      tables.events,
      tables.retractions,
      tables.decisions,
      tables.pairs,
    ].flatMap((table) => Object.values(getTableColumns(table)).map(({ name }) => `${getTableName(table)}.${name}`));
    expect(found.map(({ table_name, column_name }) => `${table_name}.${column_name}`).sort()).toEqual(known.sort());
  });

  it("refuses a record that a newer version wrote", async () => {
    await engine.database.execute(sql`insert into chancery.migrations (name) values ('9999-later')`);
    await expect(migrate(engine.database, "HERE")).rejects.toThrow(/HERE: a newer version of chancery wrote it/);
    await engine.database.execute(sql`delete from chancery.migrations where name = '9999-later'`);
    await migrate(engine.database, "HERE");
  });

  describe("laws", () => {
    const someArticles = fc
      .array(
        fc.record({
          id: fc.constantFrom("a", "b", "c", "d", "e"),
          text: fc.constantFrom("t1", "t2", "t3", "t4", "t5", "t6"),
          url: fc.constantFrom(null, null, "u1", "u2"),
          published: fc.constantFrom(null, "2025-05-10", "2025-05-14T23:00:00-05:00", "2025-05-16", "2025-05-20"),
          coder: fc.constantFrom("0.1.0", "0.1.0", "0.10.0"),
          told: fc.array(
            fc.record({
              type: fc.constantFrom("CONSULT", "CONSULT", "REQUEST"),
              status: fc.constantFrom("planned", "happened", "postponed"),
              date: fc.constantFrom(null, "2025-05", "2025-05-16", "2025-05-18"),
              place: fc.constantFrom(null, "UKR", "POL"),
              recipient: fc.constantFrom(["UKR"], ["MDA"]),
            }),
            { maxLength: 3 },
          ),
        }),
        { minLength: 1, maxLength: 7 },
      )
      .map((list) =>
        list.map(({ id, text, url, published, coder, told }) =>
          article(id, published, told as Told[], { hash: text, url, coder }),
        ),
      )
      // The same text is the same article: what one reading says follows from its text, day and coder.
      .map((list) => list.map((one) => list.find((it) => sameReading(it, one)) ?? one));
    const sameReading = (a: CodedArticle, b: CodedArticle) =>
      (["hash", "id", "url", "published", "coder"] as const).every((name) => a[name] === b[name]);
    const RUNS = { numRuns: 12 };

    const filled = async (batches: readonly (readonly CodedArticle[])[]) => {
      await wipe();
      for (const batch of batches) await record.add(batch);
      return record.exportCanonical();
    };

    it("the record does not depend on order and batches, and adding twice changes nothing", async () => {
      const cases = someArticles.chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }), fc.nat(list.length)),
      );
      await fc.assert(
        fc.asyncProperty(cases, async ([list, shuffled, cut]) => {
          const whole = await filled([list]);
          expect(await filled([...shuffled.map((one) => [one]), list])).toBe(whole);
          expect(await filled([shuffled.slice(0, cut), shuffled.slice(cut)])).toBe(whole);
        }),
        RUNS,
      );
    });

    it("news far apart and close together finds its place, in whatever order and batches it comes", async () => {
      const day = (n: number) => new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10);
      const news = fc
        .array(
          fc.record({
            at: fc.nat(200),
            off: fc.integer({ min: -40, max: 90 }),
            dated: fc.constantFrom(10, 10, 7, 4, 0),
            status: fc.constantFrom("planned", "happened", "ongoing", "postponed", "cancelled", "possible"),
            form: fc.constantFrom("visit", "meeting", "call", "summit"),
            people: fc.constantFrom([], ["Ann Abel"], ["Bob Bohr"]),
            place: fc.constantFrom(null, "UKR", "POL"),
            more: fc.boolean(),
          }),
          { minLength: 8, maxLength: 24 },
        )
        .map((list) =>
          list.map(({ at, off, dated, more, ...rest }, n) => {
            const date = dated === 0 ? null : day(at + off).slice(0, dated);
            const told = { ...rest, date } as Told;
            const ask = { type: "REQUEST", words: "They asked for grain", date } as const;
            return article(`n${n}`, day(at), more ? [told, ask, { ...told, status: "planned" }] : [told]);
          }),
        );
      const cases = news.chain((list) =>
        fc.tuple(
          fc.constant(list),
          fc.shuffledSubarray(list, { minLength: list.length }),
          fc.integer({ min: 1, max: 5 }),
        ),
      );
      await fc.assert(
        fc.asyncProperty(cases, async ([list, shuffled, size]) => {
          const whole = await filled([list]);
          const batches = shuffled.map((_, at) => shuffled.slice(at * size, (at + 1) * size));
          expect(await filled(batches.filter(({ length }) => length > 0))).toBe(whole);
        }),
        RUNS,
      );
    });

    it("what was decided by hand stays, however often the record is derived anew", async () => {
      await fc.assert(
        fc.asyncProperty(
          someArticles,
          fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean()), { maxLength: 4 }),
          async (list, hands) => {
            await filled([list]);
            for (const [a, b, joins] of hands) {
              const all = await record.engagements();
              const [one, other] = [all[a % Math.max(1, all.length)], all[b % Math.max(1, all.length)]];
              if (!one || !other) return;
              if (joins) await record.merge(one.id, other.id);
              else await record.split(one.id, one.reports.slice(0, 1));
            }
            const before = await record.exportCanonical();
            await engine.database.transaction(async (tx) => {
              await tx.execute(sql`delete from chancery.derivation`);
              await deriveAgain(tx);
            });
            expect(await record.exportCanonical()).toBe(before);
          },
        ),
        RUNS,
      );
    });

    it("retracting and restoring changes nothing, and late articles find their place either way", async () => {
      await fc.assert(
        fc.asyncProperty(someArticles, fc.nat(), async (list, at) => {
          const before = await filled([list]);
          const shown = await record.articles();
          const one = shown[at % Math.max(1, shown.length)];
          if (!one) return;
          const ids = (await record.engagements()).map(({ id }) => id);
          expect(await record.retract(one.id)).toBe("done");
          expect(await record.restore(one.id)).toBe("done");
          expect(await record.exportCanonical()).toBe(before);
          expect((await record.engagements()).map(({ id }) => id)).toEqual(ids);
        }),
        RUNS,
      );
    });
  });
});

describe("openRecord", () => {
  it("opens a record that is gone when closed", async () => {
    const record = await openRecord("memory://");
    expect(await record.counts()).toMatchObject({ articles: 0 });
    await record.close();
    await record.close();
  });
});
