import { describe, expect, test } from "vitest";
import { split } from "../language/index.js";
import { adjectiveOf, codeOfName, findNames, isStateCode, nameOfCode } from "./gazetteer.js";

const names = (text: string) =>
  split(text).flatMap((sentence) =>
    findNames(sentence).map(({ from, to, name }) => `${sentence.form.slice(from, to).join(" ")}=${name.code}`),
  );

describe("findNames", () => {
  test.each([
    ["The Kremlin and Downing Street disagreed.", ["Kremlin=RUS", "Downing Street=GBR"]],
    ["South Korea is not North Korea.", ["South Korea=KOR", "North Korea=PRK"]],
    ["Greeks met Turks in Tirana.", ["Greeks=GRC", "Turks=TUR", "Tirana=ALB"]],
    ["The UN and NATO left.", ["UN=UNO", "NATO=NAT"]],
    ["Côte d’Ivoire signed.", ["Côte d’Ivoire=CIV"]],
    ["ISRAEL AND EGYPT SIGN", ["ISRAEL=ISR", "EGYPT=EGY"]],
    ["Fighters of the LTTE fled.", ["LTTE=NSA:ltte"]],
  ])("%s", (text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  test("case counts", () => {
    expect(names("They told us about a turkey and china cups.")).toEqual([]);
  });

  test.each([
    ["The European commission sued Hungary.", ["European commission=EUR", "Hungary=HUN"]],
    ["The Revolutionary guards left.", ["Revolutionary guards=IRN"]],
    ["The justice department appealed.", ["justice department=USA"]],
    ["They spoke of an Islamic state and a united nation.", []],
  ])("bodies may be written with small letters: %s", (text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  test("the longest name wins", () => {
    expect(names("Papua New Guinea")).toEqual(["Papua New Guinea=PNG"]);
  });
});

describe("codes", () => {
  test.each([
    ["south korea", "KOR"],
    ["JPN", "JPN"],
    ["Tokyo", "JPN"],
    ["european union", "EUR"],
    ["Narnia", null],
  ])("%s", (name, code) => {
    expect(codeOfName(name)).toBe(code);
  });

  test("names and adjectives of codes", () => {
    expect(nameOfCode("JPN")).toBe("Japan");
    expect(nameOfCode("GRP:allies")).toBe("allies");
    expect(adjectiveOf("SYR")).toBe("syrian");
    expect(adjectiveOf("UNO")).toBeNull();
  });

  test("bodies are no states", () => {
    expect(isStateCode("FRA")).toBe(true);
    expect(isStateCode("EUR")).toBe(false);
  });
});
