import { describe, expect, test } from "vitest";
import { mentionsOf } from "./test-mentions.js";

const placesOf = (text: string) => {
  const { places, text: whole } = mentionsOf(text, "2024-05-14");
  return places.map(
    ({ start, end, country, venue }) => `${whole.slice(start, end)}=${country}${venue ? ` (${venue})` : ""}`,
  );
};

describe("places", () => {
  test.each([
    ["They met in Tokyo.", ["Tokyo=JPN (Tokyo)"]],
    ["They met in Geneva.", ["Geneva=CHE (Geneva)"]],
    ["They met in Nara.", ["Nara=JPN (Nara)"]],
    ["He flew to Kenya.", ["Kenya=KEN"]],
    ["They spoke at the Great Hall of the People.", ["Great Hall of the People=CHN (Great Hall of the People)"]],
    ["Tokyo protested.", ["Tokyo=JPN (Tokyo)"]],
    ["Brazilian goods arrived.", []],
    ["Shelling hit Donetsk.", ["Donetsk=UKR (Donetsk)"]],
    ["He spoke at the White House.", ["White House=USA (White House)"]],
    ["They met in the Turkish border town.", ["Turkish border town=TUR"]],
    ["Jets took off from a Russian airbase.", ["Russian airbase=RUS"]],
    ["He will skip the Warsaw summit.", ["Warsaw=POL (Warsaw)"]],
  ])("%s", (text, wanted) => {
    expect(placesOf(text)).toEqual(wanted);
  });

  test("a small city is one only where the words say so", () => {
    expect(placesOf("They met in Bolton.")).toEqual(["Bolton=GBR (Bolton)"]);
    expect(placesOf("They met in the city of Bolton.")).toEqual(["Bolton=GBR (Bolton)"]);
    expect(placesOf("They met in Bolton, Sheffield and Leeds.")).toEqual([
      "Bolton=GBR (Bolton)",
      "Sheffield=GBR (Sheffield)",
      "Leeds=GBR (Leeds)",
    ]);
    expect(placesOf("Then Bolton objected.")).toEqual([]);
    expect(placesOf("Mr Bolton objected.")).toEqual([]);
  });

  test("a person's name is no place", () => {
    expect(placesOf("John Bolton objected. Bolton then left.")).toEqual([]);
    expect(placesOf("Then Ricardo Lagos spoke.")).toEqual([]);
  });
});
