import fc from "fast-check";
import { expect, it } from "vitest";
import type { EventDraft } from "./event/draft.js";
import { mayCount, mergeEvents } from "./once.js";

const party = (code: string) => ({ code, sector: null, name: null, office: null, start: 0, end: 3 });
const side = fc.subarray(["NOR", "KEN"]).map((codes) => codes.map(party));

const drafts: fc.Arbitrary<EventDraft[]> = fc.array(
  fc.record({
    kind: fc.constant("event" as const),
    evidence: fc.constant({ start: 0, end: 3, text: "met" }),
    type: fc.constantFrom("CONSULT" as const, "ACCUSE" as const),
    mode: fc.constant(null),
    form: fc.constant(null),
    contexts: fc.constant([]),
    actor: side,
    recipient: side,
    people: fc.constant([]),
    status: fc.constantFrom("happened" as const, "planned" as const),
    date: fc.constantFrom(null, "2024", "2024-05-14"),
    dateSpan: fc.constant(null),
    place: fc.constant(null),
    venue: fc.constant(null),
    placeSpan: fc.constant(null),
    topics: fc.constant([]),
    source: fc.constant(null),
    confidence: fc.double({ min: 0, max: 0.4, noNaN: true }),
  }),
  { maxLength: 12 },
);

it("what may not count makes no difference to what does", () => {
  fc.assert(
    fc.property(drafts, fc.constantFrom(0, 0.1, 0.2, 0.3), (events, least) => {
      const told = (of: readonly EventDraft[]) => mergeEvents(of).filter(({ confidence }) => confidence >= least);
      expect(told(mayCount(events, least))).toEqual(told(events));
    }),
    { numRuns: 300 },
  );
});

it("leaves out what is hardly likely, but no meeting", () => {
  const [accused] = fc.sample(
    drafts.filter((events) => events.some(({ type }) => type === "ACCUSE")),
    1,
  );
  const one = accused?.find(({ type }) => type === "ACCUSE");
  if (!one) throw new Error("none drawn");
  expect(mayCount([{ ...one, confidence: 0.1 }], 0.2)).toHaveLength(0);
  expect(mayCount([{ ...one, confidence: 0.1, type: "CONSULT" }], 0.2)).toHaveLength(1);
  const thrice = Array.from({ length: 3 }, () => ({ ...one, confidence: 0.11 }));
  expect(mayCount(thrice, 0.2)).toHaveLength(3);
});

/** An act of Norway on Kenya, of 14 May 2024. */
const told = (text: string, mode: string | null = null, type: EventDraft["type"] = "ACCUSE"): EventDraft => {
  const [[one] = []] = fc.sample(
    drafts.filter((events) => events.length > 0),
    1,
  );
  if (!one) throw new Error("none drawn");
  const evidence = { start: 0, end: text.length, text };
  const sides = { actor: [party("NOR")], recipient: [party("KEN")], date: "2024-05-14", status: "happened" as const };
  return { ...one, ...sides, type, mode, evidence };
};

it("takes acts of the same parties for one where they are told in like words", () => {
  expect(mergeEvents([told("Norway accused Kenya of fraud"), told("which Norway accused of fraud")])).toHaveLength(1);
  expect(mergeEvents([told("Norway accused Kenya of fraud"), told("rebuked Nairobi over its fishing")])).toHaveLength(
    2,
  );
});

it("tells of a meeting on a visit besides the visit", () => {
  const visit = told("Norway's minister visited Kenya", "visit", "CONSULT");
  const meeting = told("met her Kenyan counterpart", null, "CONSULT");
  expect(mergeEvents([visit, meeting])).toHaveLength(2);
  expect(mergeEvents([visit, { ...meeting, date: null }])).toHaveLength(2);
});

it("takes a meeting told without a time for the one told before only where its words say so", () => {
  const met = told("Norway's minister met her Kenyan counterpart", null, "CONSULT");
  const other = { ...told("was to call on the president in Nairobi", null, "CONSULT"), date: null };
  expect(mergeEvents([met, other])).toHaveLength(2);
  expect(mergeEvents([met, { ...other, known: true }])).toHaveLength(1);
  expect(mergeEvents([met, { ...other, known: true, place: "TZA" }, { ...met, place: "KEN" }])).toHaveLength(2);
});

it("dates a meeting that lies ahead by the one visit on which the same sides meet", () => {
  const visit = { ...told("Norway's minister is in Kenya", "visit", "CONSULT"), status: "ongoing" as const };
  const days = { ...visit, date: "2024-05-14/2024-05-16" };
  const meeting = told("was to call on the president", null, "CONSULT");
  const ahead = { ...meeting, date: null, status: "planned" as const };
  expect(mergeEvents([days, ahead]).map(({ date }) => date)).toEqual([days.date, days.date]);
  const later = { ...told("will return to Nairobi", "visit", "CONSULT"), date: "2024-09", status: "planned" as const };
  expect(mergeEvents([days, later, ahead]).at(-1)?.date).toBeNull();
  expect(mergeEvents([days, { ...ahead, status: "happened" }]).at(-1)?.date).toBeNull();
});

it.each(["visit", null])("takes talks that name nobody for those of the meeting told of a day: %s", (mode) => {
  const meeting = { ...told("arrives in Nairobi on Sunday", mode, "CONSULT"), date: "2024-05-12" };
  const talks = { ...told("discussions on grain", null, "CONSULT"), date: null };
  const elsewhere = (parties: EventDraft["actor"]) => parties.map((party) => ({ ...party, start: 900, end: 905 }));
  const nameless = { ...talks, actor: elsewhere(talks.actor), recipient: elsewhere(talks.recipient) };
  expect(mergeEvents([meeting, nameless])).toHaveLength(1);
  expect(mergeEvents([meeting, talks])).toHaveLength(2);
  expect(mergeEvents([meeting, { ...nameless, status: "planned" }])).toHaveLength(2);
});

it("takes a departure for the end of the visit told beside it, not for another", () => {
  const visit = { ...told("arrived in Nairobi", "visit", "CONSULT"), date: "2024-05-12" };
  const left = { ...told("left on Tuesday for good", "visit", "CONSULT"), leaves: true };
  expect(mergeEvents([visit, left]).map(({ evidence }) => evidence.text)).toEqual(["arrived in Nairobi"]);
  expect(mergeEvents([left])).toHaveLength(1);
  expect(mergeEvents([{ ...visit, date: "1995" }, left])).toHaveLength(2);
});

it("a call takes over no place from another telling, a meeting the venue of its own", () => {
  const placed = { confidence: 0.3, place: "KEN", venue: "Nairobi" };
  const whereOf = (mode: string | null, where: Partial<EventDraft>) =>
    mergeEvents([
      { ...told("Norway's minister spoke to Kenya's", mode, "CONSULT"), confidence: 0.9, ...where },
      { ...told("the talks", null, "CONSULT"), known: true, date: null, ...placed },
    ])[0];
  expect(whereOf("phone", {})).toMatchObject({ place: null, venue: null });
  expect(whereOf(null, { place: "KEN" })).toMatchObject({ place: "KEN", venue: "Nairobi" });
  expect(whereOf(null, { place: "NOR" })).toMatchObject({ place: "NOR", venue: null });
});
