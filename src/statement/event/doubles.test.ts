import { expect, it } from "vitest";
import { readText } from "../../article/index.js";
import { loadCoder } from "../../coder.js";
import { passagesOf } from "../passage.js";
import { withoutDoubles } from "./doubles.js";
import { settingsOf } from "./setting.js";

it("of two words that tell one meeting, takes the one that tells it as a visit unless the other is far surer", async () => {
  const coder = await loadCoder();
  const article = readText("Ghana's president held talks with Togo's president in Lome.", { published: "2024-05-14" });
  const { sentences, mentions } = coder.analyse(article);
  const [setting] = settingsOf(article, mentions, passagesOf(article, sentences, mentions, []));
  const event = coder.code(article).statements.find((one) => one.kind === "event");
  if (!setting || event?.kind !== "event") throw new Error("no event was read");
  const read = (word: string, mode: string | null, confidence: number) => ({
    setting,
    row: setting.scene.tree.sentence.form.indexOf(word),
    draft: { ...event, mode, confidence },
    soundness: null,
  });
  const told = (meeting: number, visit: number) =>
    withoutDoubles([read("held", null, meeting), read("talks", "visit", visit)]).map(({ draft }) => draft.mode);
  expect(told(0.6, 0.5)).toEqual(["visit"]);
  expect(told(0.9, 0.5)).toEqual([null]);
});
