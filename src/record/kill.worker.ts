// Run by kill.test.ts as a process of its own: adds made-up reports one by one, saying so after each, until it is killed.
import { openRecord } from "./record.js";
import { madeUp } from "./test-articles.js";

const [where = "", from = "0"] = process.argv.slice(2);
const record = await openRecord(where);
for (let at = Number(from); ; at++) {
  await record.add([madeUp(at)]);
  process.stdout.write(`${at}\n`);
}
