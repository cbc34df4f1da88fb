import { Option } from "commander";
import { codeOfName } from "../mention/index.js";
import { Failure } from "./failure.js";

/**
 * The code of a party as a user writes it: a code, or a name of a state, organisation or group.
 *
 * @throws Failure where the name is not known.
 * @example partyCode("Japan") // "JPN"
 */
export function partyCode(name: string): string {
  if (/^(NSA|IGO|GRP):./.test(name)) return name;
  const code = codeOfName(name) ?? codeOfName(name.replace(/^the\s+/i, ""));
  if (code === null)
    throw new Failure(
      `${name}: no state or organisation of this name is known; write it in English or by its code, e.g. JPN`,
      2,
    );
  return code;
}

/** `--with`, which may be given several times: the codes of all parties named. */
export const partyOption = (description: string): Option =>
  new Option("--with <party>", description).argParser((name: string, earlier: readonly string[] = []) => [
    ...earlier,
    partyCode(name),
  ]);
