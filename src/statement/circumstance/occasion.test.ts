import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import type { EventDraft } from "../event/draft.js";
import { atOccasions } from "./occasion.js";

const party = (code: string) => ({ code, sector: null, name: null, office: null, start: 0, end: 3 });
const parties = (codes: string) => codes.split(" ").filter(Boolean).map(party);

function act(type: EventDraft["type"], actor: string, recipient: string, over: Partial<EventDraft> = {}): EventDraft {
  return {
    kind: "event",
    evidence: { start: 0, end: 3, text: "met" },
    type,
    mode: null,
    form: null,
    contexts: [],
    actor: parties(actor),
    recipient: parties(recipient),
    people: [],
    status: "happened",
    date: "2024-05-13",
    dateSpan: null,
    place: null,
    venue: null,
    placeSpan: null,
    topics: [],
    source: null,
    confidence: 0.9,
    ...over,
  };
}

const inNairobi = { place: "KEN", venue: "Nairobi", placeSpan: { start: 30, end: 37 } };
const visit = act("CONSULT", "NOR", "KEN", { mode: "visit", date: "2024-05-12/2024-05-14", ...inNairobi });
const meeting = act("CONSULT", "NOR PER", "", inNairobi);
const call = act("CONSULT", "NOR PER", "", { mode: "phone" });
/** Where the last of some acts took place. */
const placeOf = (...acts: EventDraft[]) => atOccasions(acts, []).at(-1)?.place;

describe("occasions", () => {
  it("who makes a visit meets the hosts in their country", () => {
    const met = (over: Partial<EventDraft>) => act("CONSULT", "KEN NOR", "", over);
    expect(atOccasions([visit, met({})], [])[1]).toMatchObject(inNairobi);
    expect(placeOf(visit, met({ place: "NOR" }))).toBe("KEN");
    expect(placeOf(visit, met({ date: "2024-05-15", place: "NOR" }))).toBe("NOR");
    expect(placeOf(visit, met({ date: "2024-05" }))).toBe(null);
    expect(placeOf(visit, act("CONSULT", "NOR PER", ""))).toBe(null);
  });

  it("guests speak where they are", () => {
    expect(atOccasions([meeting, act("ACCUSE", "PER", "CHL")], [])[1]).toMatchObject(inNairobi);
    expect(placeOf(visit, act("ACCUSE", "KEN", "CHL"))).toBe(null);
    expect(placeOf(visit, act("REQUEST", "KEN", "NOR"))).toBe("KEN");
    expect(placeOf(meeting, act("ACCUSE", "CHL", "PER"))).toBe(null);
    expect(placeOf(meeting, act("COERCE", "PER", "CHL"))).toBe(null);
    expect(placeOf(meeting, act("ACCUSE", "PER", "CHL", { place: "PER" }))).toBe("PER");
    expect(placeOf(meeting, act("ACCUSE", "PER", "CHL", { date: null }))).toBe(null);
  });

  it("what is not sure to be held places nothing but what is planned for it", () => {
    const planned = { ...meeting, status: "planned" as const };
    expect(placeOf(planned, act("AGREE", "NOR PER", ""))).toBe(null);
    expect(placeOf(planned, act("AGREE", "NOR PER", "", { status: "planned" }))).toBe("KEN");
  });

  it("what is agreed over the telephone is agreed nowhere", () => {
    expect(placeOf(call, act("AGREE", "NOR PER", "", { place: "PER" }))).toBe(null);
    expect(placeOf(call, act("AGREE", "NOR", "CHL", { place: "PER" }))).toBe("PER");
    expect(placeOf(call, act("ACCUSE", "NOR", "PER", { place: "NOR" }))).toBe("NOR");
  });

  it("the nearest in the text counts", () => {
    const at = (start: number) => ({ evidence: { start, end: start + 3, text: "met" } });
    const inOslo = act("CONSULT", "NOR PER", "", { place: "NOR", ...at(50) });
    expect(placeOf(meeting, inOslo, act("AGREE", "NOR PER", "", at(60)))).toBe("NOR");
    expect(atOccasions([meeting, act("AGREE", "NOR PER", "", at(10)), inOslo], [])[1]?.place).toBe("KEN");
  });
});

describe("a report goes on where it was", () => {
  let coder: Coder;
  beforeAll(async () => {
    coder = await loadCoder(readFileSync("model/english.bin"));
  });
  /** Where the acts of a type took place. */
  const places = (type: EventDraft["type"], report: string) =>
    coder
      .code(readText(report, { published: "2024-05-14" }))
      .statements.flatMap((one) => (one.kind === "event" && one.type === type ? [one.place] : []));

  const MET = "OSLO - Norwegian Foreign Minister Espen Eide met President William Ruto in Nairobi on Monday.";

  it("with what those who met said next", () => {
    expect(places("REQUEST", `${MET} Eide urged Uganda to reopen the border.`)).toEqual(["KEN"]);
    expect(places("AGREE", `${MET} Kenya promised Norway to reopen the border.`)).toEqual(["KEN"]);
  });

  it("but not with what was said at other times, or by others", () => {
    expect(places("REQUEST", `${MET} Eide has often urged Uganda to reopen the border.`)).toEqual([null]);
    expect(places("REQUEST", `${MET} Peru urged Uganda to reopen the border.`)).toEqual([null]);
    expect(places("REQUEST", `${MET} Uganda, which Kenya urged to reopen the border, refused.`)).toEqual([null]);
  });

  it("and what is agreed at a meeting is agreed where it is held", () => {
    expect(
      places("AGREE", "The two neighbours, Kenya and Uganda, agreed at a summit in Kigali to share the river."),
    ).toEqual(["RWA"]);
  });
});
