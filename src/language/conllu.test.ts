import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConllu, readConlluDocument, writeConllu } from "./conllu.js";
import { UPOS } from "./sentence.js";
import { split } from "./split.js";

const sample = [
  "# sent_id = x",
  "# newpar",
  "# text = They can't go.",
  "1\tThey\tthey\tPRON\tPRP\tCase=Nom\t4\tnsubj\t_\t_",
  "2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_",
  "2\tca\tcan\tAUX\tMD\t_\t4\taux\t_\t_",
  "3\tn't\tnot\tPART\tRB\t_\t4\tadvmod\t_\t_",
  "3.1\tleft\tout\tVERB\tVB\t_\t_\t_\t0:root\t_",
  "4\tgo\tgo\tVERB\tVB\t_\t0\troot\t_\tSpaceAfter=No",
  "5\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_",
  "",
  "",
].join("\n");

const pieces = fc
  .array(fc.constantFrom("It", "can't", "(a)", "Mr.", ".", "!", '"', "_", "#", " ", " ", "\n\n"), { maxLength: 30 })
  .map((parts) => parts.join(""));

describe("CoNLL-U", () => {
  it("is read with ranges, without empty nodes", () => {
    const { text, sentences } = readConlluDocument(sample);
    expect(text).toBe("They can't go.");
    expect(sentences).toHaveLength(1);
    expect(sentences[0]).toMatchObject({
      form: ["They", "ca", "n't", "go", "."],
      lemma: ["they", "can", "not", "go", "."],
      upos: ["PRON", "AUX", "PART", "VERB", "PUNCT"],
      deprel: ["nsubj", "aux", "advmod", "root", "punct"],
      tagged: true,
      parsed: true,
    });
    expect([...(sentences[0]?.head ?? [])]).toEqual([3, 3, 3, -1, 3]);
    expect([...(sentences[0]?.joined ?? [])]).toEqual([0, 0, 1, 0, 0]);
  });

  it("is written as it was read", () => {
    const lines = (text: string) => text.split("\n").filter((line) => !/^#|^3\.1/.test(line));
    expect(lines(writeConllu(readConllu(sample)))).toEqual(lines(sample.replace("Case=Nom", "_")));
  });

  it("leaves blank what is not analysed", () => {
    expect(writeConllu(split("Go!"))).toBe(
      "# sent_id = 1\n# newpar\n# text = Go!\n1\tGo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n2\t!\t_\t_\t_\t_\t_\t_\t_\t_\n\n",
    );
  });

  it("keeps forms, words, spaces and paragraphs of any text", () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: "grapheme", maxLength: 150 }), pieces),
        fc.infiniteStream(fc.nat()),
        (text, numbers) => {
          const before = split(text);
          for (const sentence of before) {
            sentence.form.forEach((form, i) => {
              const n = Number(numbers.next().value);
              sentence.lemma[i] = form === "_" ? "_" : form.toLowerCase();
              sentence.upos[i] = UPOS[n % UPOS.length] ?? "X";
              sentence.head[i] = (n % (sentence.length + 1)) - 1;
              sentence.deprel[i] = "dep";
            });
            sentence.tagged = true;
            sentence.parsed = true;
          }
          const written = writeConllu(before);
          const document = readConlluDocument(written);
          expect(writeConllu(document.sentences)).toBe(written);
          const columns = (s: (typeof before)[number]) => [
            s.form,
            s.lemma,
            s.upos,
            [...s.head],
            [...s.joined],
            s.paragraph,
          ];
          expect(document.sentences.map(columns)).toEqual(before.map(columns));
          for (const s of document.sentences) {
            expect(s.form.map((_, i) => document.text.slice(s.starts[i], s.ends[i]))).toEqual(s.form);
          }
        },
      ),
    );
  });

  it("never throws on what is no CoNLL-U", () => {
    const cell = fc.constantFrom("1", "2", "1-2", "2-1", "9-9", "1.1", "a", "", "_", "-", "99999999999", "VERB");
    const line = fc.array(cell, { maxLength: 11 }).map((cells) => cells.join("\t"));
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.string()), { maxLength: 12 }), (lines) => {
        for (const s of readConllu(lines.join("\n"))) {
          expect(s.joined[0]).toBe(0);
          expect(s.head.every((head) => head >= -1 && head < s.length)).toBe(true);
        }
      }),
    );
  });
});
