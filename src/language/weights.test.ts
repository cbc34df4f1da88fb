import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadLanguage } from "./model.js";
import { ModelError, packSections, unpackSections } from "./weights.js";

const section = fc.tuple(fc.string({ minLength: 1, maxLength: 8 }), fc.uint8Array({ maxLength: 50 }));
const sections = fc.uniqueArray(section, { maxLength: 5, selector: ([name]) => name });

describe("a model file", () => {
  it("gives back what was put in", () => {
    fc.assert(
      fc.property(sections, fc.string(), (list, note) => {
        const { description, sections: read } = unpackSections(packSections({ note }, list));
        expect(description.note).toBe(note);
        expect([...read].map(([name, bytes]) => [name, [...bytes]])).toEqual(
          list.map(([name, bytes]) => [name, [...bytes]]),
        );
      }),
    );
  });

  it("cut short anywhere is refused, not misread", () => {
    const file = packSections({ licence: "none" }, [
      ["a", Uint8Array.of(1, 2, 3)],
      ["b", new Uint8Array(40).fill(7)],
    ]);
    for (let length = 0; length < file.length; length++) {
      expect(() => unpackSections(file.subarray(0, length))).toThrow(ModelError);
    }
  });

  it("of other contents is refused as a language model", () => {
    const file = packSections({ tags: ["NOUN NN"], relations: ["root"] }, []);
    expect(() => loadLanguage(file)).toThrow(ModelError);
    expect(() => loadLanguage(new TextEncoder().encode("no model at all"))).toThrow("not a Chancery model file");
  });
});
