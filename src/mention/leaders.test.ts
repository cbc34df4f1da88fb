import { describe, expect, test } from "vitest";
import leaderTable from "../../data/leaders.tsv";
import ministerTable from "../../data/ministers.tsv";
import peopleTable from "../../data/people.tsv";
import { split } from "../language/index.js";
import { codeOfName, isStateCode } from "./gazetteer.js";
import { bySurname, holders, knownPersonAt, termsOf } from "./leaders.js";
import { readTable } from "./table.js";
import { actorOf } from "./test-mentions.js";

describe("terms", () => {
  test.each([
    ["JPN", "hog", "2023-05-07", "Fumio Kishida"],
    ["JPN", "hog", "2024-10-01", "Shigeru Ishiba"],
    ["USA", "hos", "2021-01-19", "Donald Trump"],
    ["USA", "hos", "2021-01-21", "Joe Biden"],
    ["USA", "hog", "2025-02-01", "Donald Trump"],
    ["GRC", "hog", "2012-03-01", "Lucas Papademos"],
    ["SVK", "hog", "2011-06-01", "Iveta Radicova"],
    ["BRA", "hos", "2023-01-02", "Luiz Inacio Lula da Silva"],
    ["CZE", "hos", "1999-06-01", "Vaclav Havel"],
    ["IND", "fm", "2023-09-09", "Subrahmanyam Jaishankar"],
    ["JPN", "fm", "2015-02-01", "Fumio Kishida"],
    ["UNO", "head", "2003-03-20", "Kofi Annan"],
  ])("%s %s on %s", (code, role, day, name) => {
    expect(holders(code, role, day)[0]?.name).toBe(name);
  });

  test("nobody holds an office without a day", () => {
    expect(holders("JPN", "hog", null)).toEqual([]);
  });

  test("between two terms there is no holder", () => {
    expect(holders("LBN", "hos", "2023-06-01")).toEqual([]);
  });

  test("every term ends after it begins, of a state or body the tables know", () => {
    for (const cell of [...readTable(leaderTable), ...readTable(ministerTable)]) {
      const row = `${cell("code")} ${cell("name")} ${cell("from")} ${cell("to")}`;
      expect(row).toMatch(/ \d{4}(-\d\d(-\d\d)?)? (\d{4}(-\d\d(-\d\d)?)?)?$/);
      expect(cell("to") === "" || cell("from") <= cell("to"), row).toBe(true);
      const known = cell("code").includes(":") || isStateCode(cell("code")) || codeOfName(cell("code")) !== null;
      expect(known, row).toBe(true);
    }
  });
});

describe("names", () => {
  test.each([
    ["Luiz Inácio Lula da Silva", "2009-05-01", "BRA"],
    ["Viktor Orbán", "2020-05-01", "HUN"],
    ["Mohammad bin Salman", "2020-05-01", "SAU"],
    ["Kim Jong-un", "2020-05-01", "PRK"],
    ["Recep Tayyip Erdoğan", "2010-05-01", "TUR"],
    ["Volodymyr Zelenskiy", "2022-05-01", "UKR"],
    ["Kishida Fumio", "2022-05-01", "JPN"],
    ["Justin Pierre James Trudeau", "2018-05-01", "CAN"],
  ])("%s on %s", (name, day, code) => {
    expect(termsOf(name, day)[0]?.code).toBe(code);
  });

  test("a middle name is passed over only while in office", () => {
    expect(termsOf("Justin Pierre James Trudeau", "1990-01-01")).toEqual([]);
  });

  test("a surname alone is that of who is in office", () => {
    expect(bySurname("Bush", "1991-02-01")[0]?.name).toBe("George H. W. Bush");
    expect(bySurname("Bush", "2005-02-01")[0]?.name).toBe("George W. Bush");
    expect(bySurname("Bush", "2015-02-01")).toEqual([]);
    // Without a day only where the surname can be but one state's.
    expect(bySurname("Yeltsin", null)[0]?.code).toBe("RUS");
    expect(new Set(bySurname("Bush", null).map(({ code }) => code))).toEqual(new Set(["USA"]));
    expect(bySurname("Kim", null)).toEqual([]);
    expect(bySurname("Smith", null)).toEqual([]);
  });

  test("a full name is found in a sentence, whatever cities its parts are", () => {
    const [sentence] = split("Then Ricardo Lagos spoke.");
    expect(sentence && knownPersonAt(sentence, 1)).toBe(3);
    expect(sentence && knownPersonAt(sentence, 0)).toBe(0);
  });
});

describe("in a report", () => {
  test.each([
    ["The Japanese prime minister", "2023-05-07", "Fumio Kishida"],
    ["The Greek prime minister", "2014-02-03", "Antonis Samaras"],
    ["The German chancellor", "2003-02-03", "Gerhard Schroeder"],
    ["The French foreign minister", "2013-02-03", "Laurent Fabius"],
    ["The North Korean leader", "2005-02-03", "Kim Jong-il"],
    ["The Chinese prime minister", "2005-02-03", "Wen Jiabao"],
    ["The Swiss president", "2019-05-16", "Ueli Maurer"],
  ])("%s on %s", (words, day, name) => {
    expect(actorOf(`${words} arrived in the city.`, words, day)?.people[0]?.name).toBe(name);
  });

  test("an office the state does not have gives no person", () => {
    const words = "The American prime minister";
    expect(actorOf(`${words} arrived.`, words, "2020-05-01")?.people).toEqual([]);
  });

  test("a former holder is not the present one", () => {
    const words = "The former Greek prime minister";
    expect(actorOf(`${words} arrived.`, words, "2014-02-03")?.people).toEqual([]);
  });
});

describe("those whom few know", () => {
  test.each([
    ["Ireland's defence minister praised NATO. Michael Smith spoke for an hour.", "Michael Smith", "IRL"],
    ["Palestinian negotiators left. Saeb Erekat spoke.", "Saeb Erekat", "PSE"],
    ["U.N. investigator Max van der Stoel accused Iraq.", "U.N. investigator Max van der Stoel", "UNO"],
  ])("are known beside those they act for: %s", (text, words, code) => {
    expect(actorOf(text, words, "2001-05-14")?.parties[0]?.code).toBe(code);
  });

  test("but by name alone they may be others", () => {
    expect(actorOf("Michael Smith spoke for an hour.", "Michael Smith", "2001-05-14")?.parties[0]?.code).toBe(null);
  });

  test("who is said to act for a body does, whatever office the tables know", () => {
    const text = "U.N. envoy Han Sung-joo spoke in Cyprus.";
    expect(actorOf(text, "U.N. envoy Han Sung-joo", "1996-06-14")?.parties[0]?.code).toBe("UNO");
  });

  test("every row is a full name with a term", () => {
    for (const cell of readTable(peopleTable)) {
      expect(cell("name"), cell("name")).toContain(" ");
      expect(cell("role"), cell("name")).toMatch(/^(?:official|opposition|rebel)$/);
      expect(cell("from"), cell("name")).toMatch(/^(?:\d{4}(?:-\d\d){0,2})?$/);
      expect(cell("to"), cell("name")).toMatch(/^(?:\d{4}(?:-\d\d){0,2})?$/);
    }
  });
});
