import type { Sentence } from "../language/index.js";
import type { ActorMention, Party } from "./mention.js";
import type { Phrase } from "./phrase.js";

/** A person the article has named. */
export interface Known {
  readonly name: string;
  code: string | null;
  sector: string | null;
  office: string | null;
  role: string;
  female: boolean | null;
  /** Latest words that name the person. */
  start: number;
  end: number;
}

/** One mention as later words may refer back to it. */
export interface Past {
  readonly mention: ActorMention;
  readonly sentence: number;
  readonly plural: boolean;
  readonly person: Known | null;
  readonly subject: boolean;
  /** "Abe's widow": the owner is less likely spoken of again than what is owned. */
  readonly possessive: boolean;
  readonly kind: Phrase["kind"];
  readonly role: string;
  /** Noun of the role ("army"); empty where it has none. */
  readonly words: string;
}

const JUDGING = new Set(
  "thank praise applaud commend congratulate hail forgive pardon reward blame accuse criticise criticize condemn denounce chide rebuke reproach upbraid censure castigate lambast slam fault mock punish sanction".split(
    " ",
  ),
);

/** "thanked Gabon for its support": the object of a verb of praise or blame owns what it is praised or blamed for. */
export function judgedBefore(past: readonly Past[], index: number, sentence: Sentence, row: number): Past | null {
  if (!/^(?:for|of|over)$/.test(sentence.lower[row - 1] ?? "")) return null;
  const form = sentence.lower[row];
  const personal = form === "his" || form === "her";
  const judged = past.findLast(
    (one) =>
      one.sentence === index && one.mention.to === row - 1 && (form === "their" || (one.person !== null) === personal),
  );
  let verb = (judged?.mention.from ?? 0) - 1;
  while (sentence.upos[verb] === "DET" || sentence.upos[verb] === "ADV") verb--;
  return judged && sentence.upos[verb] === "VERB" && JUDGING.has(sentence.lemma[verb] ?? "") ? judged : null;
}

/** "Ali and Maduro", "Russia, Iran and Turkey": those named in one list, whom "they" may mean together. */
export function listWith(before: readonly Past[], sentence: Sentence, last: ActorMention): Past | null {
  const chain = [last];
  let first: Past | null = null;
  for (let at = before.length - 1; at >= 0; at--) {
    const past = before[at];
    const [next] = chain;
    if (!past || !next || past.sentence !== last.sentence || past.kind === "pronoun") break;
    if (past.mention.parties.length !== 1) continue;
    const between = sentence.form.slice(past.mention.to, next.from).join(" ").toLowerCase();
    const joint = chain.length === 1 ? /^(?:, )?and(?: also)?$/ : /^,$/;
    if (!joint.test(between) || past.mention.form === "pronoun") break;
    chain.unshift(past.mention);
    first = past;
  }
  if (!first || last.form === "pronoun" || last.parties.length !== 1) return null;
  const parties = chain
    .flatMap((one) => one.parties)
    .filter(({ code }, at, all) => all.findIndex((other) => other.code === code) === at);
  if (parties.length < 2) return null;
  const mention = { ...last, from: first.mention.from, parties, people: chain.flatMap(({ people }) => people) };
  return { ...first, mention, possessive: false, plural: true, person: null, kind: "sides", role: "" };
}

/** The latest list of just so many parties ("Russia, Iran and Turkey"). */
export function lastList(
  before: readonly Past[],
  index: number,
  wanted: number,
  wantedCode: (code: string) => boolean,
): Map<string, { party: Party; count: number }> | null {
  for (let last = before.length - 1; last >= 0; last--) {
    const found = new Map<string, { party: Party; count: number }>();
    for (let at = last; at >= 0; at--) {
      const past = before[at];
      const next = before[at + 1];
      if (!past || index - past.sentence > 3) break;
      if (at < last && (!next || next.sentence !== past.sentence || next.mention.from - past.mention.to > 2)) break;
      const [party] = past.mention.parties;
      if (!party?.code || past.mention.parties.length > 1 || !wantedCode(party.code)) break;
      found.set(party.code, { party, count: 1 });
    }
    if (found.size === wanted) return new Map([...found].reverse());
    const past = before[last];
    if (!past || index - past.sentence > 3) return null;
  }
  return null;
}
