import { describe, expect, it } from "vitest";
import type { HistoryEntry } from "./published.js";
import { tellingEntries } from "./telling.js";

const entry = (status: HistoryEntry["status"], start: string | null, reported: string): HistoryEntry => ({
  status,
  start,
  end: null,
  place: null,
  reported,
  article: reported,
  statement: `${reported}:0`,
});

describe("the entries that a short account tells", () => {
  it("leave out what only says once more what reports before and after it say", () => {
    const history = [
      entry("planned", "2025-05-16", "2025-05-10"),
      entry("postponed", "2025-05-16", "2025-05-15"),
      entry("happened", null, "2025-06-03"),
      entry("happened", "2025-06-03", "2025-06-04"),
      entry("happened", "2025-06-03", "2025-06-05"),
      entry("happened", null, "2025-06-06"),
      entry("happened", "2025-06-02", "2025-06-07"),
    ];
    expect(tellingEntries(history).map(({ reported }) => reported?.slice(5))).toEqual([
      "05-10",
      "05-15",
      "06-03",
      "06-04",
      "06-06",
      "06-07",
    ]);
  });

  it("are the first and the latest where it is put off and planned again many times over", () => {
    const days = Array.from({ length: 12 }, (_, at) => `2025-05-${String(at + 10)}`);
    const history = days.map((day, at) => entry(at % 2 === 0 ? "planned" : "postponed", null, day));
    expect(tellingEntries(history)).toEqual([...history.slice(0, 2), ...history.slice(-6)]);
  });

  it("are all where no more than three in a row say the same", () => {
    const history = ["01", "02", "03"].map((day) => entry("planned", null, `2025-05-${day}`));
    expect(tellingEntries(history)).toEqual(history);
    expect(tellingEntries([])).toEqual([]);
  });
});
