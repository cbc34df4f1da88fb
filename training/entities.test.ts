import { describe, expect, it } from "vitest";
import { readMarked, readMarks } from "./entities.js";

describe("marks of entities", () => {
  it("open, close and nest", () => {
    expect(readMarks(["(1-person-new-a-coref(2-place-new-b-coref)", "1)", "", "(3-place-giv-c)"])).toEqual([
      { from: 0, to: 1, type: "place", entity: "2" },
      { from: 0, to: 2, type: "person", entity: "1" },
      { from: 3, to: 4, type: "place", entity: "3" },
    ]);
  });

  it("of one entity close the last that is open, and stray ones are passed over", () => {
    expect(readMarks(["9)", "(1-event-new", "(1-event-giv", "1)", "1)", "(4-place-new"])).toEqual([
      { from: 2, to: 4, type: "event", entity: "1" },
      { from: 1, to: 5, type: "event", entity: "1" },
    ]);
  });

  it("are read with their document and the head of their span", () => {
    const rows = [
      "# newdoc id = D_news_a",
      "# sent_id = 1",
      "1\tOld\told\tADJ\tJJ\t_\t2\tamod\t_\tEntity=(1-place-new",
      "2\tOslo\tOslo\tPROPN\tNNP\t_\t3\tnsubj\t_\tEntity=1)|SpaceAfter=Yes",
      "3\tslept\tsleep\tVERB\tVBD\t_\t0\troot\t_\t_",
      "",
      "1\tMore\tmore\tADJ\tJJR\t_\t0\troot\t_\t_",
      "",
    ];
    const marked = readMarked(rows.join("\n"));
    expect(marked.map(({ document }) => document)).toEqual(["D_news_a", "D_news_a"]);
    expect(marked[0]?.mentions).toEqual([{ from: 0, to: 2, head: 1, type: "place", entity: "1" }]);
  });
});
