import { Account } from "../src/statement/event/account.js";
import { type SideQuestion, sideQuestions } from "../src/statement/event/casting.js";
import { describeLeftOut, describeMember, describeOption } from "../src/statement/event/casting-features.js";
import { type ClassifierWeights, packWeights } from "../src/statement/event/classifier.js";
import { FeatureList } from "../src/statement/event/features.js";
import { type FirstLook, looksOf, oddsOf } from "../src/statement/event/first-look.js";
import type { Judges } from "../src/statement/event/judges.js";
import { stageOf } from "../src/statement/event/stage.js";
import type { SentenceView } from "../src/statement/reader/reader.js";
import { castOf, type TaughtReport } from "./lessons.js";
import { fitRanking, type Ranked } from "./ranking.js";

/** What one side's judge is asked in training: the features of each answer, and which is as coded. */
export type SideLesson = Ranked<Int32Array> & { readonly side: SideQuestion["side"] };

const list = new FeatureList(false, 4096);

/**
 * What the events of a report teach of who makes up their sides.
 *
 * @param views of a reader, @param judges judges that have not seen the report.
 */
export function sideLessons(
  { words, settings }: TaughtReport,
  views: readonly SentenceView[],
  judges: Judges,
): SideLesson[] {
  const looks = looksOf(settings, views, judges);
  const account = new Account(looks.flat());
  return words.flatMap(({ event, setting, word }) => {
    const at = settings.indexOf(setting);
    const view = views[at];
    if (event === null || event === "unsure" || !view) return [];
    const known = looks[at]?.find((look) => look.word.row === word.row && look.type === event.type);
    const look = known ?? unlikely(setting, word, event.type, view);
    if (!look) return [];
    const coded = castOf(event, setting.candidates);
    return sideQuestions(look, event.mode, account).map((question) => {
      const members = setting.candidates.flatMap((candidate, place) => {
        const role = coded.get(candidate) ?? "none";
        return role === question.side || role === "both" ? [place] : [];
      });
      return {
        side: question.side,
        options: question.options.map((option) => featuresOf(question, option)),
        right: question.options.map((option) => option.members.join() === members.join()),
        weight: 1,
      };
    });
  });
}

/** A look at a word read as the act that it tells of, though the judges held that unlikely. */
function unlikely(
  setting: FirstLook["setting"],
  word: FirstLook["word"],
  type: FirstLook["type"],
  view: SentenceView,
): FirstLook | null {
  const [seen] = view.acts([word]);
  if (!seen) return null;
  const stage = stageOf(setting, word, type);
  return {
    setting,
    word,
    seen,
    facts: new Int32Array(),
    type,
    likely: 0,
    stage,
    odds: seen.roles(stage).map(oddsOf),
  };
}

/** All that is true of an answer: of it as a whole, of its members, of those it leaves out. */
function featuresOf(question: SideQuestion, option: SideQuestion["options"][number]): Int32Array {
  list.clear();
  describeOption(list, question, option);
  for (const at of question.odds.keys())
    if (option.members.includes(at)) describeMember(list, question, at);
    else describeLeftOut(list, question, at);
  return list.copy();
}

/** By cross-validation over reports of training/news; higher rates learn single reports by heart. */
const FITTING = { rate: 0.02, epochs: 8, penalty: 3e-3, rare: 4 };
/** Weights smaller than this are left out. */
const LEAST = 0.01;

/** Fits a side's judge and packs its weights into bytes: a classifier of one label, whose score is an answer's. */
export function fitSide(lessons: readonly SideLesson[], side: SideQuestion["side"]): ClassifierWeights {
  const asked = lessons.filter((one) => one.side === side);
  const weights = [...fitRanking(asked, FITTING)].filter(([, weight]) => Math.abs(weight) >= LEAST);
  const scale = weights.reduce((most, [, weight]) => Math.max(most, Math.abs(weight)), 1e-9) / 127;
  return packWeights(
    ["right"],
    scale,
    Int32Array.from(weights, ([id]) => id),
    Int8Array.from(weights, ([, weight]) => Math.round(weight / scale)),
  );
}
