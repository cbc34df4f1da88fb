import type { Party } from "../../mention/index.js";
import { fill, type Scene } from "../syntax/arguments.js";
import { child } from "../syntax/tree.js";
import { lemmaAt } from "./trigger.js";

const LEAVING = new Set(["leave", "depart"]);
const GOING = new Set(["fly", "go", "head", "travel", "return"]);

/**
 * Whether a verb tells how a visit ended: "left Dhaka", "will leave on Thursday", "flew home", "returned to Oslo" of Norway's
 * minister; not "left for Dhaka".
 *
 * @param row the verb's. @param travellers those who go.
 */
export function isDeparture(scene: Scene, row: number, travellers: readonly Party[]): boolean {
  const { tree } = scene;
  const lemma = lemmaAt(tree, row);
  const leadsTo = (name: string) => fill(scene, row, name).parties;
  if (LEAVING.has(lemma)) return leadsTo("for").length + leadsTo("to").length === 0;
  if (!GOING.has(lemma)) return false;
  const isOwn = ({ code }: Party) => code !== null && travellers.some((one) => one.code === code);
  return lemmaAt(tree, child(tree, row, "advmod")) === "home" || leadsTo("to").some(isOwn);
}
