import { describe, expect, test } from "vitest";
import { roleAt } from "./roles.js";
import { tagged } from "./test-mentions.js";

/** The first role of a sentence. */
function firstRole(text: string) {
  const [sentence] = tagged(text);
  for (let row = 0; sentence && row < sentence.length; row++) {
    const hit = roleAt(sentence, row);
    if (hit) return { ...hit.role, plural: hit.plural };
  }
  return null;
}

describe("roleAt", () => {
  test.each([
    ["The foreign minister spoke.", "foreign minister", "office", "fm", "GOV", false],
    ["Foreign ministers met.", "foreign ministers", "agents", "", "GOV", true],
    ["Their defence secretary resigned.", "defence secretary", "office", "dm", "MIL", false],
    ["Border guards fired.", "border guards", "agents", "", "MIL", true],
    ["The police fired.", "police", "body", "", "COP", false],
    ["The supreme court ruled.", "supreme court", "body", "", "JUD", false],
    ["Armed separatists fled.", "separatists", "rebel", "", "REB", true],
    ["Several critics objected.", "critics", "group", "", "CVL", true],
    ["The grand duke abdicated.", "grand duke", "office", "hos", "GOV", false],
  ])("%s", (text, words, kind, role, sector, plural) => {
    expect(firstRole(text)).toMatchObject({ words, kind, role, sector, plural });
  });

  test("the longest phrase wins", () => {
    expect(firstRole("The deputy foreign minister spoke.")?.words).toBe("deputy foreign minister");
  });

  test("other words hold no role", () => {
    expect(firstRole("Rain fell all night.")).toBeNull();
  });
});
