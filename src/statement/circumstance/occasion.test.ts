import { describe, expect, it } from "vitest";
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
const placeOf = (...acts: EventDraft[]) => atOccasions(acts).at(-1)?.place;

describe("occasions", () => {
  it("who makes a visit meets the hosts in their country", () => {
    const met = (over: Partial<EventDraft>) => act("CONSULT", "KEN NOR", "", over);
    expect(atOccasions([visit, met({})])[1]).toMatchObject(inNairobi);
    expect(placeOf(visit, met({ place: "NOR" }))).toBe("KEN");
    expect(placeOf(visit, met({ date: "2024-05-15", place: "NOR" }))).toBe("NOR");
    expect(placeOf(visit, met({ date: "2024-05" }))).toBe(null);
    expect(placeOf(visit, act("CONSULT", "NOR PER", ""))).toBe(null);
  });

  it("guests speak where they are", () => {
    expect(atOccasions([meeting, act("ACCUSE", "PER", "CHL")])[1]).toMatchObject(inNairobi);
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
    expect(atOccasions([meeting, act("AGREE", "NOR PER", "", at(10)), inOslo])[1]?.place).toBe("KEN");
  });
});
