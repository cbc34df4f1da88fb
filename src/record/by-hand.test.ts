import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { deriveAgain } from "./derive.js";
import { article } from "./test-articles.js";
import { engines } from "./test-engines.js";
import { type TestRecord, testRecord } from "./test-record.js";

const visit = { date: "2025-05-16", place: "UKR" } as const;
const kyiv = article("kyiv", "2025-05-17", [visit]);
const again = article("again", "2025-05-18", [visit]);
const late = article("late", "2025-06-20", [{ ...visit }]);
const lviv = article("lviv", "2025-08-02", [{ ...visit, date: "2025-08-01" }]);
const poles = article("poles", "2025-05-17", [{ ...visit, recipient: ["MDA", "UKR"] }]);

describe.each(engines())("merges and partings by hand on $name", (engine) => {
  let held: TestRecord;
  beforeAll(async () => {
    held = await testRecord(engine);
  });
  beforeEach(() => held.wipe());
  afterAll(() => held?.stop());

  const told = async () => (await held.record.engagements()).map(({ reports }) => reports.join(" ")).sort();
  const idOf = async (report: string) =>
    (await held.record.engagements()).find(({ reports }) => reports.includes(report))?.id ?? "";
  const derived = () =>
    held.engine.database.transaction(async (tx) => {
      await tx.execute(sql`delete from chancery.derivation`);
      await deriveAgain(tx);
    });

  it("join a missed one, also of other parties, and keep what comes later in it", async () => {
    await held.record.add([kyiv, poles]);
    const ids = [await idOf("kyiv"), await idOf("poles")];
    expect(await held.record.merge(ids[0] ?? "", ids[1] ?? "")).toMatchObject({ result: "done" });
    expect(await told()).toEqual(["kyiv poles"]);
    for (const id of ids) expect(await held.record.show(id)).toMatchObject({ what: "engagement" });
    await held.record.add([late]);
    expect(await told()).toEqual(["kyiv poles late"]);
    expect(await held.record.merge(ids[0] ?? "", ids[1] ?? "")).toEqual({ result: "nothing to do" });
  });

  it("part what was wrongly joined, and keep it parted", async () => {
    await held.record.add([kyiv, again]);
    const id = await idOf("kyiv");
    expect(await held.record.split(id, ["again"])).toMatchObject({ result: "done" });
    expect(await told()).toEqual(["again", "kyiv"]);
    expect(await idOf("kyiv")).toBe(id);
    await held.record.add([kyiv, again, lviv]);
    expect(await told()).toEqual(["again", "kyiv", "lviv"]);
  });

  it("survive retraction, deriving anew, and another order of adding", async () => {
    await held.record.add([kyiv, again, lviv]);
    await held.record.split(await idOf("kyiv"), ["again:0"]);
    await held.record.merge(await idOf("kyiv"), await idOf("lviv"));
    const decided = await held.record.exportCanonical();
    expect(await told()).toEqual(["again", "kyiv lviv"]);
    await held.record.retract("kyiv");
    expect(await told()).toEqual(["again", "lviv"]);
    await held.record.restore("kyiv");
    expect(await held.record.exportCanonical()).toBe(decided);
    await derived();
    expect(await held.record.exportCanonical()).toBe(decided);
  });

  it("are undone by their contrary", async () => {
    await held.record.add([kyiv, lviv]);
    const apart = await told();
    await held.record.merge(await idOf("kyiv"), await idOf("lviv"));
    expect(await told()).toEqual(["kyiv lviv"]);
    await held.record.split(await idOf("kyiv"), ["lviv"]);
    expect(await told()).toEqual(apart);
    await held.record.merge(await idOf("kyiv"), await idOf("lviv"));
    expect(await told()).toEqual(["kyiv lviv"]);
  });

  it("say what cannot be done", async () => {
    await held.record.add([kyiv, article("ask", "2025-05-17", [{ type: "REQUEST" }])]);
    const id = await idOf("kyiv");
    const [ask] = await held.record.events();
    expect(await held.record.merge(id, "nobody")).toEqual({ result: "not found", id: "nobody" });
    expect(await held.record.merge(id, ask?.id ?? "")).toEqual({ result: "not alike" });
    expect(await held.record.split(id, ["nobody"])).toEqual({ result: "not found", id: "nobody" });
    expect(await held.record.split(id, ["kyiv"])).toEqual({ result: "nothing to do" });
  });
});
