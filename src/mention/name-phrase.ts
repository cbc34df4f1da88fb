import type { Sentence } from "../language/index.js";
import { isBygone } from "./former-states.js";
import type { Hit } from "./gazetteer.js";
import { isLocated } from "./locative.js";
import { articleBefore, EMPTY, type Phrase, wordsAsWritten } from "./phrase.js";
import { isOccasion } from "./places.js";
import type { Names } from "./role-phrase.js";
import { roleAt } from "./roles.js";

/** Participles after a name and a hyphen after which the one who does it acts no more: "US-backed fighters", but not "Russian-sponsored talks". */
const BEHIND = new Set(
  "backed led supported funded financed trained armed allied based born educated made built".split(" "),
);

/** A name of the tables, with what follows it when that is no role ("Russian gas" is the adjective alone). */
export function namePhrase(sentence: Sentence, hit: Hit, nameEnd: Names): Phrase | null {
  const { from, to, name } = hit;
  // "the former Yugoslav republic" is none of today's.
  if (isBygone(sentence, hit)) return null;
  // "Norway's Red Cross" is Norway's.
  if (name.kind === "institution" || name.code === "NSA:red cross") {
    const owner = nameEnd.get(/^['’]s?$/.test(sentence.form[from - 1] ?? "") ? from - 1 : from);
    // "a Syrian Congress", "Brazil's Senate" are theirs; "a Congress of Nations" is no parliament.
    if (owner && owner.name.code !== name.code && owner.name.code.length === 3)
      return {
        ...EMPTY,
        from: owner.from,
        to,
        head: to - 1,
        kind: "body",
        code: owner.name.code,
        sector: name.sector,
        codeFrom: owner.from,
        codeTo: owner.to,
      };
    const next = sentence.form[to];
    const day = next === "on" && sentence.upos[to + 1] === "PROPN";
    if (name.kind === "institution" && to - from === 1 && (next === "of" || next === "for" || (next === "on" && !day)))
      return null;
  }
  if (sentence.form[to] === "-") {
    const led = coalition(sentence, hit);
    if (led || (BEHIND.has(sentence.lower[to + 1] ?? "") && !isTalks(sentence.lemma[to + 2] ?? ""))) return led;
  }
  if (name.kind === "demonym") {
    const next = sentence.upos[to];
    const noun = sentence.xpos[to - 1]?.startsWith("NN") && next !== "NOUN" && next !== "PROPN" && next !== "ADJ";
    const start = articleBefore(sentence, from);
    return {
      ...EMPTY,
      from: noun ? start : from,
      to,
      head: to - 1,
      kind: noun ? "state" : "adjective",
      code: name.code,
      codeFrom: from,
      codeTo: to,
      plural: /s$/.test(sentence.form[to - 1] ?? ""),
    };
  }
  // "Turkey's Erdogan", "Mr Jordan", "Jordan Smith": a country's name inside a person's.
  if (name.kind === "city") return null;
  const rebel = rebelAfter(sentence, to);
  if (name.kind === "group" && rebel > to) {
    return {
      ...EMPTY,
      from: articleBefore(sentence, from),
      to: rebel,
      head: rebel - 1,
      kind: "body",
      code: name.code,
      sector: name.sector,
      codeFrom: from,
      codeTo: to,
      plural: true,
    };
  }
  const before = sentence.lower[from - 1] ?? "";
  const place = name.kind === "capital" || name.kind === "seat";
  const possessive = sentence.form[to] === "'s" || sentence.form[to] === "’s";
  const located =
    (isDateline(sentence) && name.kind !== "organisation") ||
    (place && !possessive && (isLocated(sentence, before === "the" ? from - 2 : from - 1) || isOccasion(sentence, to)));
  const code = name.name === "Brussels" && !located ? "EUR" : name.code;
  const kind = name.kind === "state" ? "state" : "body";
  return {
    ...EMPTY,
    from: articleBefore(sentence, from),
    to,
    head: to - 1,
    kind,
    code,
    sector: name.sector,
    codeFrom: from,
    codeTo: to,
    located,
    shared: name.shared ? name.name.toLowerCase() : null,
  };
}

/** "MANAMA (Reuters) -" says where a report was filed, not who acts. */
const isDateline = (sentence: Sentence) =>
  sentence.length < 14 && /^(?:--?|[–—])$/.test(sentence.form[sentence.length - 1] ?? "");

const isTalks = (lemma: string) =>
  /^(talk|peace|conference|process|negotiation|ceasefire|truce|deal|plan|effort|summit|mission|operation|invasion)$/.test(
    lemma,
  );

/** "the Saudi-led coalition" is a group of its own beside who leads it; other words behind such a hyphen only describe. */
function coalition(sentence: Sentence, hit: Hit): Phrase | null {
  const { from, to } = hit;
  const noun = sentence.form[to + 2] === "military" || sentence.form[to + 2] === "international" ? to + 3 : to + 2;
  if ((sentence.form[to + 1] ?? "") !== "led" || sentence.lower[noun] !== "coalition") return null;
  const who = wordsAsWritten(sentence, from, to + 2).toLowerCase();
  return {
    ...EMPTY,
    from: articleBefore(sentence, from),
    to: noun + 1,
    head: noun,
    kind: "rebel",
    code: `GRP:${who} coalition`,
    also: [hit],
    sector: "MIL",
    codeFrom: from,
    codeTo: noun + 1,
  };
}

function rebelAfter(sentence: Sentence, row: number): number {
  const role = roleAt(sentence, row);
  return role &&
    (role.role.kind === "rebel" || role.role.kind === "agents" || role.role.words === "leader") &&
    role.plural
    ? role.to
    : row;
}
