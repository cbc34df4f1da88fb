import type { Known } from "./antecedents.js";
import { holderOf, isCalled, PROMINENT } from "./holder.js";
import { bySurname, type Term } from "./leaders.js";
import type { Role } from "./roles.js";
import type { Story } from "./story.js";

/**
 * Who is known by a surname alone: of a state or body the article names, of one whose leaders need no introduction,
 * or by a title that fits ("King Hussein").
 */
export function bySurnameIn(story: Story, surname: string, title: Role | null = null): Term[] {
  const terms = bySurname(surname, story.day);
  const named = terms.filter(({ code }) => story.codes.has(code));
  if (named.length > 0) return named;
  return terms.filter((term) => PROMINENT.has(term.code) || (title?.kind === "office" && isCalled(term, title.words)));
}

/** The holder of an office on the day of the report; null where the tables name none. */
export function holderIn(story: Story, code: string, role: string, words: string | null): Known | null {
  const term = holderOf(code, role, words, story.day);
  return term ? known(term, 0, 0) : null;
}

/** A person of the tables as the article knows one; @param start where the words that name the person begin, and end. */
export function known(term: Term, start: number, end: number): Known {
  const sector = term.role === "rebel" ? "REB" : term.role === "opposition" ? "OPP" : "GOV";
  return {
    name: term.name,
    code: term.code,
    sector,
    office: term.offices[0] ?? null,
    role: term.role,
    female: null,
    start,
    end,
  };
}
