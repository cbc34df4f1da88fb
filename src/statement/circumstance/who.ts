import type { Person } from "../../mention/index.js";
import { caseOf, relation, rootOf, type Tree } from "../syntax/tree.js";
import type { Happening, Report } from "./happening.js";

/** Someone who may be one of those acting, and what speaks for it and against it. */
export interface PersonOption {
  readonly person: Person;
  readonly features: readonly string[];
}

/** A person as a sentence names them. */
export interface Named {
  readonly person: Person;
  readonly form: string;
  readonly from: number;
  readonly to: number;
  readonly head: number;
}

/**
 * The persons whom an act's sentence names, each once, in the order of the text: those who may be the ones acting.
 *
 * @param drafted names of those whom the act's own syntax gives.
 */
export function personsFor(report: Report, act: Happening, drafted: readonly string[]): PersonOption[] {
  const tree = report.tree(act.sentence);
  if (!tree) return [];
  const named = report.persons[act.sentence] ?? [];
  const seen = new Map<string, Named[]>();
  for (const one of named) seen.set(one.person.name, [...(seen.get(one.person.name) ?? []), one]);
  const sort = act.type === "CONSULT" ? (act.mode === "visit" ? "visit" : "meeting") : "other";
  const roleOf = ({ code }: Person) =>
    code === null
      ? "private"
      : act.actor.includes(code)
        ? act.recipient.includes(code)
          ? "both"
          : "actor"
        : act.recipient.includes(code)
          ? "recipient"
          : "neither";
  const roles = new Map<string, number>();
  return [...seen].map(([name, all]) => {
    // The telling mention is the one in the act's words.
    const telling = all.find(({ head }) => act.from <= head && head < act.to) ?? all[0];
    const person = all[0]?.person ?? { name, code: null };
    const role = roleOf(person);
    const order = Math.min(2, roles.get(role) ?? 0);
    roles.set(role, (roles.get(role) ?? 0) + 1);
    const inside = telling && act.from <= telling.head && telling.head < act.to ? "inside" : "outside";
    const side = telling && telling.head < act.head ? "before" : "after";
    const given = drafted.includes(name) ? "drafted" : drafted.length > 0 ? "another drafted" : "none drafted";
    const listed = telling && named.some((one) => drafted.includes(one.person.name) && areListed(tree, one, telling));
    const attached = telling ? attachmentOf(tree, telling, act) : "none";
    const owner = telling && /^['’]s?$/.test(tree.sentence.form[telling.to] ?? "") ? "owner" : "self";
    const preposition = telling ? caseOf(tree, rootOf(tree, telling.from, telling.to)) : "";
    const alone = named.length === 1 ? "alone" : "among";
    return {
      person,
      features: [
        "always",
        `${given}`,
        `${given} ${role}`,
        `${given} ${role} ${sort}`,
        `${given} ${inside}`,
        `${given} ${inside} ${role} ${sort}`,
        `listed ${listed} ${given} ${role}`,
        `${role} ${act.type}`,
        `${role} ${sort} ${inside} ${side}`,
        `${role} ${sort} ${attached}`,
        `${role} ${attached} ${inside}`,
        `${role} order ${order} ${sort}`,
        `${owner} ${role} ${sort}`,
        `case ${preposition} ${role}`,
        `case ${preposition} ${sort}`,
        `form ${telling?.form ?? ""} ${role}`,
        `form ${telling?.form ?? ""} ${given}`,
        `${alone} ${role} ${given}`,
      ],
    };
  });
}

/** Whether two mentions stand in one list: nothing but commas, "and" and owners between them. */
function areListed({ sentence }: Tree, a: Named, b: Named): boolean {
  const [first, second] = a.from < b.from ? [a, b] : [b, a];
  const between = sentence.form.slice(first.to, second.from);
  return between.length <= 3 && between.every((form) => /^(?:,|and|with|his|her|their)$/i.test(form));
}

/** Where a person's name hangs: from the act's word, and as what, from a word below it, above it, or another's. */
function attachmentOf(tree: Tree, { from, to }: Named, act: Happening): string {
  let at = rootOf(tree, from, to);
  for (let step = 0; step < 6 && at >= 0; step++) {
    const above = tree.sentence.head[at] ?? -1;
    if (above === act.head) return step === 0 ? relation(tree, at) : `deep ${relation(tree, at)}`;
    if (above >= 0 && tree.sentence.upos[above] === "VERB") return "another verb";
    at = above;
  }
  return "loose";
}
