import { expect, test } from "vitest";
import { actorsOf } from "./test-mentions.js";

const codes = (text: string, day: string) => actorsOf(text, day).map((one) => one.split(" | ")[1]);

test.each([
  ["The Caribbean Community met in Barbados.", "IGO:caribbean community"],
  ["The Caribbean Community (Caricom) met in Barbados.", "IGO:caricom"],
  ["Houthi rebels fired on a tanker.", "NSA:houthis"],
  ["The Houthi movement fired on a tanker.", "NSA:houthis"],
])("%s", (text, code) => {
  expect(codes(text, "2019-05-07")[0]).toBe(code);
});

test("whoever leads a group that the report never names goes by name", () => {
  const text = "Gulbuddin Hekmatyar refused to talk to Afghanistan's president. Hekmatyar said he would fight.";
  expect(actorsOf(text, "1997-03-01").filter((one) => one.includes("Hekmatyar"))[0]).toBe(
    "Gulbuddin Hekmatyar | NSA:hekmatyar | Gulbuddin Hekmatyar",
  );
  expect(codes("Gulbuddin Hekmatyar of the Hezb-i-Islami refused to talk to Afghanistan.", "1997-03-01")[0]).toBe(
    "NSA:hezb-i-islami",
  );
});
