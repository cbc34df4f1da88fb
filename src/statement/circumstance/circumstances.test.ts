import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { type Coder, loadCoder } from "../../coder.js";
import { type Act, happeningOf, reportOf } from "./happening.js";
import { lasting } from "./lasting.js";
import { stayOf } from "./stay.js";
import { timesFor } from "./when.js";
import { placesFor } from "./where.js";
import { personsFor } from "./who.js";

const DAY = "2024-05-14";

let coder: Coder;
beforeAll(async () => {
  coder = await loadCoder(readFileSync("model/english.bin"));
});

function setting(text: string, words: string, over: Partial<Act> = {}) {
  const { sentences, mentions } = coder.analyse(readText(text, { published: DAY }));
  for (const sentence of sentences) if (!sentence.parsed) coder.language.parse(sentence);
  const start = text.indexOf(words);
  const report = reportOf(sentences, mentions, DAY);
  const act = happeningOf(report, {
    type: "CONSULT",
    mode: null,
    status: "happened",
    actor: ["NOR", "KEN"],
    recipient: [],
    start,
    end: start + words.length,
    ...over,
  });
  if (!act) throw new Error("no act");
  return { report, act };
}

describe("circumstances", () => {
  const text =
    "Norway's foreign minister arrived in Nairobi on Sunday for a three-day visit. He met Kenya's president. Talks will resume in Oslo next month.";

  it("offers the times of the sentence and those around it, and none", () => {
    const { report, act } = setting(text, "He met Kenya's president");
    const dates = timesFor(report, act, []).map(({ date }) => date);
    expect(dates).toContain("2024-05-12");
    expect(dates).toContain("2024-06");
    expect(dates).toContain(DAY);
    expect(dates).toContain(null);
  });

  it.each([40, 80])("offers no more of a list of %i places and times than are near", (length) => {
    const list = Array.from({ length }, (_, at) => `in Nairobi on ${1 + (at % 28)} May 202${at % 3}`).join(", ");
    const { report, act } = setting(`They met ${list}.`, "They met");
    expect(placesFor(report, act, []).filter(({ features }) => features.includes("own"))).toHaveLength(16);
    expect(timesFor(report, act, []).filter(({ features }) => features.includes("own"))).toHaveLength(16);
  });

  it("reads a weekday by the act's standing first, and the other way too", () => {
    const { report, act } = setting("They plan a meeting on Friday.", "They plan a meeting on Friday", {
      status: "planned",
    });
    expect(
      timesFor(report, act, [])
        .map(({ date }) => date)
        .slice(0, 2),
    ).toEqual(["2024-05-17", "2024-05-10"]);
  });

  it("what began and goes on lasts until the report", () => {
    const since = "They have fought since March 3.";
    const ongoing = setting(since, "They have fought", { type: "ASSAULT", status: "ongoing" });
    expect(timesFor(ongoing.report, ongoing.act, [])[0]?.date).toBe(`2024-03-03/${DAY}`);
    const perfect = setting(since, "They have fought", { type: "ASSAULT" });
    expect(timesFor(perfect.report, perfect.act, [])[0]?.date).toBe(`2024-03-03/${DAY}`);
    const pluperfect = setting("They had fought since March 3.", "They had fought", { type: "ASSAULT" });
    expect(timesFor(pluperfect.report, pluperfect.act, [])[0]?.date).toBe(`2024-03-03/${DAY}`);
    const past = setting("They fought more since March 3.", "They fought", { type: "ASSAULT" });
    expect(timesFor(past.report, past.act, [])[0]?.date).toBe("2024-03-03");
  });

  it.each([
    ["He met Kenya's president on the first visit there since 2017.", "the first visit there", "2017"],
    ["It was the first visit since Mara Lind in 2016.", "the first visit", "2016"],
    ["He had raised the matter at talks since March 3.", "talks", "2024-03-03"],
  ])("what a meeting is the first since does not date it: %s", (text, words, date) => {
    const { report, act } = setting(text, words, { mode: "visit" });
    expect(report.times.flat()).not.toEqual([]);
    expect(timesFor(report, act, []).map((option) => option.date)).not.toContain(date);
  });

  it.each([
    ["They agreed on Monday to resume talks that Kenya had cut off in March.", "They agreed", "2025-03"],
    ["They agreed to open a road that floods had shut in March, after talks in Oslo.", "talks in Oslo", "2024-03"],
    ["They agreed to resume talks in Oslo that were suspended in late 2021.", "talks in Oslo", "2021"],
    ["He will see Kenya's envoy on Friday before the summit with Peru.", "the summit with Peru", "2024-05-17"],
  ])("what is told of something else does not date it: %s", (text, words, date) => {
    const { report, act } = setting(text, words, { status: "planned" });
    expect(report.times.flat().flatMap((time) => [time.past, time.future])).toContain(date);
    expect(timesFor(report, act, []).map((option) => option.date)).not.toContain(date);
  });

  it.each([
    ["Peru's envoy, who had met Kenya's premier, left Lima on Monday.", "met Kenya's premier", "2024-05-13"],
    ["A ship that pirates seized reached Oslo on Monday.", "pirates seized", "2024-05-13"],
    ["Norway thanked Kenya on Monday for freeing the crew.", "freeing the crew", "2024-05-13"],
    ["Norway will free them on Friday, as it promised Kenya.", "it promised Kenya", "2024-05-17"],
    ["Kenya's envoy rejected the accord of March 2019.", "Kenya's envoy rejected", "2019-03"],
    ["Kenya accepted on Monday an offer of talks by Norway.", "an offer", "2024-05-13"],
    ["Kenya's envoy left Oslo on Monday with a promise of ships.", "a promise of ships", "2024-05-13"],
    ["Norway has promised Kenya a vote for June.", "Norway has promised", "2024-06"],
    ["They signed a truce that ends nine days of clashes.", "They signed a truce", "2024-05-05/2024-05-14"],
  ])("what is told besides it is not of its day: %s", (text, words, date) => {
    const { report, act } = setting(text, words, { type: "AGREE" });
    expect(report.times.flat().flatMap((time) => [time.past, time.future])).toContain(date);
    expect(timesFor(report, act, []).flatMap((option) => (option.time ? [option.date] : []))).not.toContain(date);
  });

  it("what a phrase but names is not of the times of other sentences", () => {
    const text = "They met on Sunday. Norway's premier spoke of the cost of the siege.";
    const dates = (words: string) => {
      const { report, act } = setting(text, words, { type: "ASSAULT" });
      return timesFor(report, act, []).map(({ date }) => date);
    };
    expect(dates("the siege")).not.toContain("2024-05-12");
    expect(dates("Norway's premier spoke")).toContain("2024-05-12");
  });

  it("the subject of a dated verb is of its day", () => {
    const { report, act } = setting("The talks began on Sunday. They will go on.", "The talks");
    expect(timesFor(report, act, []).every(({ date }) => date !== null && date !== DAY)).toBe(true);
  });

  it("an entry of a chronology or a diary is of its heading", () => {
    const chronology = "Events in ties:\n\nMay 1998 - Peru shuts a port. Norway protests.\n\nThey met again.";
    const entry = setting(chronology, "Norway protests", { type: "ACCUSE" });
    expect(timesFor(entry.report, entry.act, []).map(({ date }) => date)).toEqual(["1998-05"]);
    const after = setting(chronology, "They met again");
    expect(timesFor(after.report, after.act, []).length).toBeGreaterThan(1);
    const diary =
      "Events this week.\n\nFRIDAY, May 17\n\nOSLO - Kenya's premier meets Norway's. Peru has asked to come.";
    const meeting = setting(diary, "Kenya's premier meets Norway's", { status: "ongoing" });
    expect(timesFor(meeting.report, meeting.act, []).map(({ date }) => date)).toEqual(["2024-05-17"]);
    const request = setting(diary, "Peru has asked to come", { type: "REQUEST" });
    expect(timesFor(request.report, request.act, []).length).toBeGreaterThan(1);
  });

  it("what a clause tells of a time was then", () => {
    const text = "Ties have been close since March, when Norway's premier went to Kenya and signed a pact.";
    for (const words of ["Norway's premier went to Kenya", "signed a pact"]) {
      const { report, act } = setting(text, words);
      const own = timesFor(report, act, []).filter(({ features }) => features.includes("own"));
      expect(own.map(({ date }) => date)).toEqual(["2024-03"]);
    }
  });

  it("what will be is to come, however it is coded", () => {
    const { report, act } = setting("The pact will be signed on Friday.", "The pact will be signed", { type: "AGREE" });
    const own = timesFor(report, act, []).filter(({ features }) => features.includes("own"));
    expect(own.map(({ date }) => date)).toEqual(["2024-05-17"]);
  });

  it("what is planned is not of the day gone by of what was told before it", () => {
    const plan = setting("They agreed to hold a summit in Oslo.", "a summit in Oslo", { status: "planned" });
    const dates = (date: string) =>
      timesFor(plan.report, plan.act, [{ ...plan.act, date, time: null }]).map((option) => option.date);
    expect(dates("2024-05-20")).toContain("2024-05-20");
    expect(dates("2024-05-13")).not.toContain("2024-05-13");
  });

  it("a visit is to those in whose country it is", () => {
    const report =
      "OSLO - Kenya's foreign minister began a two-day visit to Norway on Monday. Visiting Kenyan officials met Norway's prime minister in Oslo.";
    const visits = coder
      .code(readText(report, { published: DAY }))
      .statements.flatMap((one) => (one.kind === "event" && one.mode === "visit" ? [one] : []));
    for (const { actor, place } of visits) expect(actor.map(({ code }) => code)).not.toContain(place);
    expect(visits[0]).toMatchObject({ actor: [{ code: "KEN" }], recipient: [{ code: "NOR" }], place: "NOR" });
  });

  it("a visit to a city is to its country", () => {
    const report = "OSLO - Kenya's foreign minister said on Monday, during a visit to Jerusalem, that he was hopeful.";
    const [visit] = coder
      .code(readText(report, { published: DAY }))
      .statements.flatMap((one) => (one.kind === "event" && one.mode === "visit" ? [one] : []));
    expect(visit).toMatchObject({ actor: [{ code: "KEN" }], recipient: [{ code: "ISR" }], place: "ISR" });
  });

  it("nor is a summit by video", () => {
    const report = "OSLO - The leaders of Norway, Sweden and Finland held a summit by video on Monday.";
    const summit = coder.code(readText(report, { published: DAY })).statements.find((one) => one.kind === "event");
    expect(summit).toMatchObject({ type: "CONSULT", date: "2024-05-13", place: null, venue: null });
  });

  it.each([
    ["Somalia has been at peace since 2015, when a ceasefire between Somalia and al-Shabaab broke down.", "RETREAT"],
    ["The Norwegian foreign minister resigned on Monday.", "RETREAT"],
  ])("what is in the country of one of the parties only by guess has no place: %s", (report, type) => {
    const placed = (text: string) =>
      coder
        .code(readText(text, { published: DAY }))
        .statements.flatMap((one) => (one.kind === "event" && one.type === type ? [one.place] : []));
    expect(placed(report)).toEqual([null]);
  });

  it("what is in a part of a country is in the country", () => {
    const text = "Jets attacked camps in the Kerio valley of Kenya.";
    const { report, act } = setting(text, text, { type: "ASSAULT" });
    const features = placesFor(report, act, []).flatMap((option) => option.features);
    expect(features).toContain("own in ASSAULT");
    expect(features).not.toContain("own of ASSAULT");
  });

  it("offers as a visit's goal where its own words lead, but not home", () => {
    const goals = (words: string, over: Partial<Act>) => {
      const { report, act } = setting(words, words.slice(0, -1), { mode: "visit", ...over });
      return placesFor(report, act, []).flatMap(({ goal, country }) => (goal ? [country] : []));
    };
    const guest = { actor: ["NOR"], recipient: [] };
    expect(goals("From Oslo she flew to Nairobi.", guest)).toEqual(["KEN"]);
    expect(goals("She flew from Nairobi to Oslo.", guest)).toEqual([]);
    expect(goals("She returned to Oslo.", { actor: ["NOR"], recipient: ["KEN"] })).toEqual([]);
    expect(goals("She paid a visit to Oslo.", { actor: ["NOR"], recipient: ["KEN"] })).toEqual(["NOR"]);
  });

  it("offers as the ground of an act the place that it is told of", () => {
    const grounds = (words: string) => {
      const { report, act } = setting(words, words.slice(words.indexOf("soldiers"), -1), { type: "ASSAULT" });
      return placesFor(report, act, []).flatMap(({ ground, country }) => (ground ? [country] : []));
    };
    expect(grounds("She returned from Nairobi, where soldiers shot at a crowd.")).toEqual(["KEN"]);
    expect(grounds("She returned from Nairobi, a town where soldiers shot at a crowd.")).toEqual([]);
    expect(grounds("She returned from Nairobi after soldiers shot at a crowd.")).toEqual([]);
    const text = "Oslo kept to the accord on fish that the ministers reached in Nairobi in June.";
    const { report, act } = setting(text, "the accord on fish that the ministers reached in Nairobi", {
      type: "AGREE",
    });
    const placed = placesFor(report, { ...act, head: text.split(" ").indexOf("accord") }, []);
    expect(placed.flatMap(({ ground, country }) => (ground ? [country] : []))).toEqual(["KEN"]);
  });

  it("a visit is where its own words lead", () => {
    const report =
      "OSLO - Norway's ambassador in Moscow, who had travelled to Vienna in June, said Russia would not reopen the road.";
    const visit = coder
      .code(readText(report, { published: DAY }))
      .statements.find((one) => one.kind === "event" && one.mode === "visit");
    expect(visit).toMatchObject({ recipient: [{ code: "AUT" }], place: "AUT", venue: "Vienna" });
  });

  it("a body is visited where it sits, not whoever's country that is", () => {
    const report = "OSLO - Kenya's foreign minister visited NATO in Brussels on Monday.";
    const visit = coder.code(readText(report, { published: DAY })).statements.find((one) => one.kind === "event");
    expect(visit).toMatchObject({ mode: "visit", recipient: [{ code: "NAT" }], place: "BEL", venue: "Brussels" });
  });

  it("a tour of several capitals is in no one place", () => {
    const report =
      "Norway's foreign minister, Espen Barth Eide, said in Berlin that he would visit several Asian capitals in June.";
    const tour = coder.code(readText(report, { published: DAY })).statements.find((one) => one.kind === "event");
    expect(tour).toMatchObject({ mode: "visit", recipient: [{ code: "GRP:asian capitals" }], place: null });
  });

  it("a call is in no one place", () => {
    const report = "OSLO - Norway's prime minister spoke by telephone with Kenya's president in Nairobi on Monday.";
    const call = coder.code(readText(report, { published: DAY })).statements.find((one) => one.kind === "event");
    expect(call).toMatchObject({ mode: "phone", date: "2024-05-13", place: null, venue: null });
  });

  it("a tour of several states is in no one place", () => {
    const report = "OSLO - Kenya's foreign minister visited Norway, Sweden and Finland last week.";
    const tour = coder.code(readText(report, { published: DAY })).statements.find((one) => one.kind === "event");
    expect(tour).toMatchObject({ mode: "visit", recipient: [{}, {}, {}], place: null, venue: null });
  });

  it("but a meeting that others are counted from has its own date", () => {
    const { report, act } = setting("It was their first call since a summit in March.", "a summit in March");
    expect(timesFor(report, act, []).map(({ date }) => date)).toContain("2024-03");
  });

  it.each([
    ["She put off a visit to Nairobi until November.", "postponed", "2024-11"],
    ["She said on Monday that she had cancelled a visit to Nairobi.", "cancelled", undefined],
    ["A visit to Nairobi planned for Friday has been cancelled.", "cancelled", "2024-05-17"],
  ])("what is off has the day it was or will be on, not that of the news: %s", (text, status, date) => {
    const { report, act } = setting(text, "visit to Nairobi", { mode: "visit", status });
    expect(timesFor(report, act, []).find(({ time }) => time !== null)?.date).toBe(date);
  });

  it("a visit lasts as long as its sentence says", () => {
    const { report, act } = setting(text, "arrived in Nairobi on Sunday", { mode: "visit" });
    expect(lasting(report, act, "2024-05-12")).toBe("2024-05-12/2024-05-14");
    expect(lasting(report, act, "2024-05")).toBe("2024-05");
    const coming = "Norway's premier comes to Kenya on Sunday for two days, after the border was shut for three weeks.";
    const stay = setting(coming, coming, { mode: "visit", status: "planned" });
    expect(lasting(stay.report, stay.act, "2024-05-19")).toBe("2024-05-19/2024-05-20");
    const meeting = setting(text, "He met Kenya's president");
    expect(lasting(meeting.report, meeting.act, "2024-05-12")).toBe("2024-05-12");
  });

  it("a visit that ended on a day began before it", () => {
    const visit = (words: string) => {
      const { report, act } = setting(words, words.slice(0, -1), { mode: "visit" });
      return lasting(report, act, "2024-05-14");
    };
    expect(visit("He left Nairobi on Tuesday, ending a three-day visit.")).toBe("2024-05-12/2024-05-14");
    expect(visit("He wrapped up his two-day trip on Tuesday.")).toBe("2024-05-13/2024-05-14");
    expect(visit("They reached a deal on Tuesday after nearly two days of talks.")).toBe("2024-05-13/2024-05-14");
    expect(visit("He began a three-day visit on Tuesday.")).toBe("2024-05-14/2024-05-16");
    expect(visit("He spoke on Tuesday at the close of a three-day visit.")).toBe("2024-05-12/2024-05-14");
    expect(visit("He came away from three days in Kenya on Tuesday.")).toBe("2024-05-12/2024-05-14");
    expect(visit("He flew to Nairobi on Tuesday from a three-day tour.")).toBe("2024-05-12/2024-05-14");
    expect(visit("He wound up two days of talks on Tuesday.")).toBe("2024-05-13/2024-05-14");
    expect(visit("He left Nairobi on Tuesday after a three-day visit.")).toBe("2024-05-12/2024-05-14");
    expect(visit("He arrived on Tuesday for a visit of three days.")).toBe("2024-05-14/2024-05-16");
    expect(visit("He spoke on the second day of a three-day visit to Nairobi.")).toBe("2024-05-13/2024-05-15");
  });

  it.each([
    ["They parted on Tuesday after a third day of talks in Oslo.", "happened", "2024-05-12/2024-05-14"],
    ["They signed on Tuesday what was worked out in three days of talks in Oslo.", "happened", "2024-05-12/2024-05-14"],
    ["They will meet on Tuesday in three days of talks in Oslo.", "planned", "2024-05-14/2024-05-16"],
    ["They met on Tuesday for three days of talks in Oslo.", "happened", "2024-05-14/2024-05-16"],
  ])("talks are as long as their sentence says: %s", (text, status, days) => {
    const { report, act } = setting(text, text.slice(0, -1), { status });
    expect(lasting(report, act, "2024-05-14")).toBe(days);
  });

  it.each([
    ["He will leave on Thursday.", "2024-05-12", "2024-05-12/2024-05-16"],
    ["Otieno met the envoy. He is to fly home on Tuesday.", "2024-05-12", "2024-05-12/2024-05-14"],
    ["He is to stay in the city until Tuesday.", "2024-05-12", "2024-05-12/2024-05-14"],
    ["The three-day visit is his first.", "2024-05-12", "2024-05-12/2024-05-14"],
    ["He will spend two days in Kenya.", "2024-05-12", "2024-05-12/2024-05-13"],
    ["Norway's envoy will visit Kenya from May 20 to 23.", "2024-05", "2024-05-20/2024-05-23"],
    ["He will leave the party in June.", "2024-05-12", null],
    ["Kenya's president will leave on Thursday.", "2024-05-12", null],
    ["A three-day visit by Peru's minister begins in July.", "2024-05-12", null],
  ])("a visit lasts as long as another sentence says: %s", (more, date, days) => {
    const own = "OSLO - Norway's foreign minister Mara Lind arrived in Nairobi for a visit.";
    const text = more.replaceAll("He ", "Lind ").replaceAll("His ", "Lind's ");
    const { report, act } = setting(`${own} ${text}`, "arrived in Nairobi for a visit", {
      mode: "visit",
      actor: ["NOR"],
      recipient: ["KEN"],
    });
    expect(stayOf(report, act, date)).toBe(days);
  });

  it("offers the places around an act, the parties' countries and the homes of groups", () => {
    const { report, act } = setting(text, "He met Kenya's president");
    const countries = placesFor(report, act, []).map(({ country }) => country);
    for (const country of ["KEN", "NOR", null]) expect(countries).toContain(country);
    const raid = setting("Fighters raided a village.", "Fighters raided a village", {
      type: "ASSAULT",
      actor: ["NSA:boko haram"],
    });
    expect(placesFor(raid.report, raid.act, []).map(({ country }) => country)).toContain("NGA");
  });

  it("offers the persons of the sentence, each once, by the side they are on", () => {
    const talks = "Norway's envoy Mara Lind met Kenya's envoy Juma Otieno. Lind told Tilda Harrow so.";
    const { report, act } = setting(talks, "Norway's envoy Mara Lind met Kenya's envoy Juma Otieno");
    const offered = personsFor(report, act, ["Mara Lind"]);
    expect(offered.map(({ person }) => person.name)).toEqual(["Mara Lind", "Juma Otieno"]);
    expect(offered[0]?.features).toContain("drafted actor");
    expect(offered[1]?.features).toContain("another drafted actor");
  });

  it("lists all who come together", () => {
    const report = "Norway's foreign minister Mara Lind and trade minister Tilda Harrow arrived in Nairobi on Monday.";
    const [event] = coder
      .code(readText(report, { published: DAY }))
      .statements.flatMap((one) => (one.kind === "event" ? [one] : []));
    expect(event?.people.map(({ name }) => name)).toEqual(["Mara Lind", "Tilda Harrow"]);
  });

  it("dates and places the events of a report", () => {
    const report = "OSLO (Reuters) - Kenya's foreign minister met his Norwegian counterpart in Oslo on Monday.";
    const [event] = coder
      .code(readText(report, { published: DAY }))
      .statements.flatMap((one) => (one.kind === "event" ? [one] : []));
    expect(event).toMatchObject({ date: "2024-05-13", place: "NOR", venue: "Oslo" });
  });
});
