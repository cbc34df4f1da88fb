import type { Sentence } from "../language/index.js";
import type { Hit } from "./gazetteer.js";
import type { Names } from "./role-phrase.js";
import type { Role } from "./roles.js";

/** Offices that are held for one party and about another: "the UN Syria envoy". */
const ABOUT_OTHERS = /\b(?:envoys?|advis[eo]rs?|negotiators?|coordinators?|representatives?)$/;

/**
 * Whose envoy or adviser one is before whose office two are named: the United Nations' for "the UN Syria envoy", Germany's for
 * "Germany's Russia adviser". The state next to the office is what it is about.
 *
 * @param about the name next to the office. @returns null where the office is held for that one.
 */
export function senderBefore(sentence: Sentence, role: Role, about: Hit, nameEnd: Names): Hit | null {
  if (about.name.kind !== "state" || !ABOUT_OTHERS.test(role.words)) return null;
  const owned = /^['’]s?$/.test(sentence.form[about.from - 1] ?? "");
  return nameEnd.get(owned ? about.from - 1 : about.from) ?? null;
}
