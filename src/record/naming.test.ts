import { describe, expect, it } from "vitest";
import { eventId } from "./event-name.js";
import type { Merged } from "./merge.js";
import { type Named, nameEvents } from "./naming.js";

const state: Merged["state"] = {
  type: "CONSULT",
  mode: null,
  form: "visit",
  parties: [],
  actor: [],
  recipient: [],
  persons: [],
  start: null,
  end: null,
  precision: null,
  place: null,
  venue: null,
  status: "planned",
  topics: [],
  history: [],
  reports: [],
};
const of = (...members: string[]): Merged => ({ members, state });
const named = (id: string, members: string[], more: Partial<Named> = {}): Named => ({
  id,
  anchor: members[0] ?? "",
  members,
  redirect: null,
  live: true,
  what: "event",
  ...more,
});

function names(events: Merged[], former: Named[]) {
  const naming = nameEvents(() => "K", events, former);
  return {
    events: naming.events.map(({ id }) => id),
    others: Object.fromEntries(naming.others.map((other) => [other.named.id, other.redirect])),
  };
}

describe("the id of an event", () => {
  it("is derived from its first report, and stays when an earlier one comes", () => {
    expect(names([of("s")], [])).toEqual({ events: [eventId("K", "s")], others: {} });
    expect(names([of("r", "s")], [named("one", ["s"])])).toEqual({ events: ["one"], others: {} });
  });

  it("redirects to the one of the earlier report where two are joined", () => {
    expect(names([of("r", "s", "t")], [named("two", ["t"]), named("one", ["s"])])).toEqual({
      events: ["one"],
      others: { two: "one" },
    });
  });

  it("comes back where what was joined is parted again", () => {
    const former = [named("one", ["s", "r", "t"]), named("two", ["t"], { redirect: "one", live: false })];
    expect(names([of("s"), of("t")], former)).toEqual({ events: ["one", "two"], others: {} });
  });

  it("is the same before an article is taken out and after it is brought back", () => {
    const [one, two] = [named("one", ["s", "t"]), named("two", ["t"], { redirect: "one", live: false })];
    const meanwhile = [
      named("zero", ["r", "s"]),
      { ...one, redirect: "zero", live: false },
      { ...two, redirect: null, live: true },
    ];
    expect(names([of("r"), of("s", "t")], meanwhile)).toEqual({ events: ["zero", "one"], others: { two: "one" } });
  });

  it("waits while all its reports are out of view", () => {
    expect(names([], [named("one", ["s"])])).toEqual({ events: [], others: { one: null } });
    expect(names([of("s")], [named("one", ["s"], { live: false })])).toEqual({ events: ["one"], others: {} });
  });

  it("stays with the rest where the report it was derived from is retracted", () => {
    expect(names([of("t")], [named("one", ["s", "t"])])).toEqual({ events: ["one"], others: {} });
  });
});
