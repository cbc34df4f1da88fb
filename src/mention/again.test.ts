import { expect, test } from "vitest";
import { mayBe } from "./again.js";
import { actorOf } from "./test-mentions.js";

const DAY = "2025-05-14";

test.each([
  ["NATO will send aircraft to Poland. The alliance said on Monday that it would stay.", "The alliance", "NAT"],
  ["The European Union met Japan on Monday. The bloc asked Japan for help.", "The bloc", "EUR"],
  ["Kenya expelled Uganda's envoy on Monday. The country also closed its border.", "The country", "KEN"],
  ["The European Union met on Friday. Britain urged that the union should do more.", "the union", "EUR"],
  ["NATO met Norway. Norway left early. The bloc was angry.", "The bloc", "NAT"],
  ["Qatar met Egypt on Monday. The tiny Gulf state refused.", "The tiny Gulf state", "QAT"],
  ["Gabon thanked Japan. Kenya praised the Central African nation.", "the Central African nation", "GAB"],
  ["Iraq attacked Kuwait and Saudi Arabia. The kingdom protested.", "The kingdom", "SAU"],
])("what was named is told of again: %s", (text, words, code) => {
  expect(actorOf(text, words, DAY)?.parties.map((party) => party.code)).toEqual([code]);
});

test.each([
  ["Kenya met the country team.", "the country"],
  ["Kenya named the island of Lamu.", "the island"],
  ["Kenya wants a country of its own.", "a country"],
  ["The council met.", "The council"],
  ["Kenya was glad. The first country to sign was Chad.", "The first country"],
  ["Kenya was glad. The neighbouring country was not.", "The neighbouring country"],
  ["Kenya was glad. It envied the South African nation.", "the South African nation"],
])("but not by a noun that goes on, or that nobody was named for: %s", (text, words) => {
  expect(actorOf(text, words, DAY)).toBeUndefined();
});

test.each([
  ["NSA:ford", "company", true],
  ["EUR", "company", false],
  ["NSA:ford", "alliance", false],
  ["NAT", "alliance", true],
  ["NSA:pkk", "commission", false],
  ["UNO", "party", false],
])("%s as the %s", (code, noun, wanted) => {
  expect(mayBe(code, noun, null)).toBe(wanted);
});

test.each([
  ["The Amber Front met Boeing on Monday. The company was glad.", "The company", ["NSA:boeing"]],
  ["Boeing met the Amber Renewal Party on Monday. The party was glad.", "The party", ["NSA:amber renewal party"]],
  ["Mexico's president spoke on Monday. His party was glad.", "His party", undefined],
])("no band is a company, and no state a party: %s", (text, words, codes) => {
  expect(actorOf(text, words, DAY)?.parties.map((party) => party.code)).toEqual(codes);
});

test.each([
  [
    "Oman asked Kenya for help. Kenya refused, and Kenya's president left. The sultanate's transport ministry said so.",
    "The sultanate's transport ministry",
  ],
  [
    "Oman asked Kenya for help. Kenya refused, and Kenya's president left. The sultanate's envoy, Hilal Nasser, left.",
    "The sultanate's envoy, Hilal Nasser",
  ],
])("what is owned by one told of again is its: %s", (text, words) => {
  expect(actorOf(text, words, DAY)?.parties.map((party) => party.code)).toEqual(["OMN"]);
});
