import type { Article } from "../article/index.js";
import type { Sentence } from "../language/index.js";
import type { Mentions } from "../mention/index.js";
import { Account } from "./event/account.js";
import { bestMode, castOf } from "./event/event.js";
import { FeatureList } from "./event/features.js";
import { describeWord, looksOf, pooled } from "./event/first-look.js";
import { type Judges, judges as own } from "./event/judges.js";
import type { Role } from "./event/roles.js";
import { settingsOf } from "./event/setting.js";
import { wordsOf } from "./event/word.js";
import { passagesOf } from "./passage.js";
import { codeQuotes } from "./quotation/quote.js";
import type { Reader } from "./reader/reader.js";

/** Why a word was, or was not, read as an act. */
export interface Explanation {
  readonly sentence: number;
  /** Row of the word in its sentence. */
  readonly row: number;
  readonly word: string;
  /** The lexicon's frames of the word, and what each lacks; null where it fits. */
  readonly frames: readonly { readonly type: string; readonly mode: string | null; readonly lacks: string | null }[];
  /** The likeliest acts, "none" among them, the likeliest first; and how likely the reader of whole reports alone holds each. */
  readonly acts: readonly { readonly type: string; readonly probability: number; readonly read: number }[];
  /** What spoke most for the likeliest act, and against it, with the judge of single facts: their names and weights. */
  readonly reasons: readonly { readonly fact: string; readonly weight: number }[];
  /** What each party does in the likeliest act that is one; nobody anything where it is too unlikely to be looked into. */
  readonly cast: readonly { readonly code: string; readonly role: Role; readonly from: string }[];
}

/** Acts and reasons that are told of. */
const ACTS = 3;
const REASONS = 5;

/**
 * Why each word of an article that may tell of an act was read as it was.
 *
 * @param sentences the article's sentences; parsed ones are explained.
 * @param reader reads the report as a whole; `readerOf` gives the one that comes with the package.
 * @example explain(article, sentences, mentions, coder.reader)[0]?.acts[0] // { type: "CONSULT", probability: 0.93, read: 0.9 }
 */
export function explain(
  article: Article,
  sentences: readonly Sentence[],
  mentions: Mentions,
  reader: Reader,
  judges: Judges = own,
): Explanation[] {
  const passages = passagesOf(article, sentences, mentions, codeQuotes(article, sentences, mentions));
  const list = new FeatureList(true);
  const settings = settingsOf(article, mentions, passages);
  const views = reader.read(settings);
  const looks = looksOf(settings, views, judges).flat();
  const account = new Account(looks);
  return settings.flatMap((setting, index) => {
    const words = wordsOf(setting, judges.nominal);
    const seen = views[index]?.acts(words) ?? [];
    return words.flatMap((word, at): Explanation[] => {
      const read = seen[at];
      if (!read) return [];
      list.clear();
      describeWord(list, setting, word);
      const odds = judges.act.probabilities(list);
      const view = pooled(setting, word, odds, read, judges);
      const ranked = [...odds]
        .map((probability, label) => ({
          type: judges.act.labels[label] ?? "",
          probability,
          read: Math.exp(view.acts[label] ?? Number.NEGATIVE_INFINITY),
          label,
        }))
        .sort((a, b) => b.probability - a.probability);
      const act = ranked.find(({ type }) => type !== "none");
      const names = list.names ?? [];
      const reasons = names
        .map((fact, at) => ({ fact, weight: judges.act.weight(list.ids[at] ?? 0, act?.label ?? 0) }))
        .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
        .slice(0, REASONS);
      const look = looks.find((one) => one.setting === setting && one.word.row === word.row && one.type === act?.type);
      const cast = look ? castOf(look, bestMode(judges, look).mode, account, judges).parts : [];
      return [
        {
          sentence: setting.index,
          row: word.row,
          word: setting.scene.tree.sentence.form[word.row] ?? "",
          frames: word.tried.map(({ frame, unmet }) => ({ type: frame.type, mode: frame.mode, lacks: unmet })),
          acts: ranked.slice(0, ACTS).map(({ type, probability, read }) => ({ type, probability, read })),
          reasons,
          cast: cast
            .filter(({ role }) => role !== "none")
            .map(({ candidate, role }) => ({ code: candidate.code, role, from: candidate.from })),
        },
      ];
    });
  });
}
