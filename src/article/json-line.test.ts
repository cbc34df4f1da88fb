import { describe, expect, test } from "vitest";
import { parseJsonLine } from "./json-line.js";

describe("parseJsonLine", () => {
  test("keeps the id and what is known, and drops other fields", () => {
    const line = {
      id: "a1",
      text: "Talks.",
      url: "https://news.example/1",
      title: "T",
      publisher: null,
      published: "2025-02-05",
    };
    expect(parseJsonLine(JSON.stringify({ ...line, extra: 1 }))).toEqual(line);
    expect(parseJsonLine('{"id": 7, "html": "<p>Talks.</p>"}')).toEqual({ id: "7", html: "<p>Talks.</p>" });
  });

  test.each([
    ["{", /not JSON; write one object a line/],
    ['"text"', /a line needs \{"id", "text"\}/],
    ["[1]", /a line needs/],
    ["null", /a line needs/],
    ['{"text": "Talks."}', /"id"/],
    ['{"id": "", "text": "Talks."}', /"id"/],
    ['{"id": "a"}', /neither "text" nor "html" is there/],
    ['{"id": "a", "text": 5}', /"text"/],
    ['{"id": "a", "text": "Talks.", "url": []}', /"url"/],
  ])("refuses %s", (line, message) => {
    expect(() => parseJsonLine(line)).toThrow(message);
  });

  test("refuses nesting that would exhaust the stack", () => {
    expect(() => parseJsonLine("[".repeat(200_000))).toThrow(/not JSON/);
  });
});
