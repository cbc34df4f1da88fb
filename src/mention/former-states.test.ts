import { expect, test } from "vitest";
import { mentionsOf } from "./test-mentions.js";

/** The codes of those who act and of the places of a report of a day. */
function codesOf(text: string, day: string) {
  const { actors, places } = mentionsOf(text, day);
  const codes = actors.flatMap(({ parties }) => parties.flatMap(({ code }) => code ?? []));
  return { actors: [...new Set(codes)], places: places.map(({ country }) => country) };
}

const ON_THE_ARMY = "The Yugoslav army denied it. Serbian President Slobodan Milosevic met her in Belgrade.";

test("a report of its time that speaks of Yugoslavia knows one state there", () => {
  expect(codesOf(ON_THE_ARMY, "1995-06-07")).toEqual({ actors: ["YUG"], places: ["YUG"] });
  expect(codesOf("Yugoslavia protested. Officials met in Podgorica.", "1998-02-03").places).toContain("YUG");
});

test("if it names Serbia first, that is the state", () => {
  const text = "Serbian police shut the road. The Yugoslav army denied it. They met in Podgorica.";
  expect(codesOf(text, "1995-06-07")).toEqual({ actors: ["SRB"], places: ["SRB"] });
});

test("one that does not, or of a later day, has the states of today", () => {
  expect(codesOf("Serbian police met her in Belgrade.", "1995-06-07")).toEqual({ actors: ["SRB"], places: ["SRB"] });
  expect(codesOf("Serbia was part of Yugoslavia. They met in Belgrade.", "2005-06-07").places).toContain("SRB");
  expect(codesOf("War tore the former Yugoslavia. Serbian police objected.", "1995-06-07").actors).toEqual(["SRB"]);
});

test("Kosovo is no longer in Yugoslavia once the United Nations govern it, Prague is in Czechoslovakia until it ends", () => {
  const inPristina = "Yugoslavia protested. They met in Pristina.";
  expect(codesOf(inPristina, "1998-10-03").places).toEqual(["YUG", "YUG"]);
  expect(codesOf(inPristina, "2000-10-03").places).toEqual(["YUG", "XKX"]);
  expect(codesOf("Czechoslovakia agreed. They met in Prague.", "1991-02-15").places.at(-1)).toBe("CSK");
});

test("a state that is no more is no place", () => {
  expect(codesOf("She worked in the former Yugoslavia.", "1999-06-07").places).toEqual([]);
  expect(codesOf("He was born in the former Soviet Union.", "2010-06-07").places).toEqual([]);
});
