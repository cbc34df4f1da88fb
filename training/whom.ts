import type { Coder } from "../src/coder.js";
import type { ActorMention } from "../src/mention/index.js";
import type { Question, Referent } from "../src/mention/referents.js";
import { judges } from "../src/statement/event/judges.js";
import { codeQuotes } from "../src/statement/quotation/quote.js";
import { TWO_SIDED } from "../src/statement/schema.js";
import type { CodedReport } from "./coded-reports.js";
import { align, describe, readReport, sameCode } from "./lessons.js";

/** A question of whom words mean, and which of those they may the coding allows. */
export interface Answered {
  readonly question: Question;
  readonly referents: readonly Referent[];
  readonly right: readonly boolean[];
}

type Asked = Pick<Answered, "question" | "referents">;

/** Places around a word of an act that those who act stand in, and those who are acted on. */
const ACTING = /^(?:subject|agent|carrier's subject|owner|carrier's agent)$/;
const ACTED_ON = /^(?:object|patient|addressee|with|to|against|on|carrier's addressee)$/;

/**
 * Whom the words of a coded report mean that introduce its quotations or take part in its events.
 *
 * @param asked what was asked while its mentions were found, by sentence and row.
 */
export function meantIn(coder: Coder, report: CodedReport, asked: ReadonlyMap<string, Asked>): Answered[] {
  const pupil = readReport(coder, report);
  const left = new Map(asked);
  const found: Answered[] = [];
  const answer = (mention: ActorMention | undefined, holds: (referent: Referent) => boolean) => {
    const key = mention && keyOf(mention, left);
    const one = key === undefined ? undefined : left.get(key);
    if (key === undefined || !one || one.referents.length === 0) return;
    left.delete(key);
    // "They" are all whom the coding allows, where words tell of them together.
    const sizes = one.referents.map((referent) => (holds(referent) ? (referent.past?.mention.parties.length ?? 1) : 0));
    const most = Math.max(...sizes);
    found.push({ ...one, right: sizes.map((size) => size > 0 && size === most) });
  };
  const [setting] = pupil.settings;
  const { sentences, mentions } = pupil.analysis;
  for (const quote of setting ? codeQuotes(setting.article, sentences, mentions) : []) {
    const told = report.statements.find(
      (one) => one.kind === "quote" && (quote.words.includes(one.words) || one.words.includes(quote.words)),
    );
    if (told?.kind !== "quote") continue;
    const surname = told.speaker.toLowerCase().split(/[ -]/).at(-1) ?? "";
    const { evidence, wordsSpan } = quote;
    const around = mentions.actors.filter(
      ({ start, end }) =>
        start >= evidence.start && end <= evidence.end && (end <= wordsSpan.start || start >= wordsSpan.end),
    );
    const said = around.find(({ form, people }) => form === "pronoun" && people[0]?.name === quote.speaker);
    answer(
      said ??
        around.find(
          ({ start, end }) => start <= (quote.speakerSpan?.start ?? -1) && (quote.speakerSpan?.start ?? -1) < end,
        ),
      ({ past, code }) =>
        past?.person
          ? past.person.name.toLowerCase().includes(surname)
          : told.code !== null && code !== null && sameCode(code) === sameCode(told.code),
    );
  }
  describe(pupil, judges.nominal);
  align(pupil, judges.act);
  for (const {
    event,
    word,
    setting: { scene },
  } of pupil.words) {
    if (event === null || event === "unsure") continue;
    for (const { name, row } of word.slots) {
      const side = ACTING.test(name) ? event.actor : ACTED_ON.test(name) ? event.recipient : [];
      const coded = new Set(
        (side.length > 0 && TWO_SIDED.has(event.type) ? [...event.actor, ...event.recipient] : side).map(sameCode),
      );
      if (coded.size === 0) continue;
      answer(
        scene.actors.find(({ from, to }) => from <= row && row < to),
        ({ past, code }) => {
          const codes = past ? past.mention.parties.map((party) => party.code) : [code];
          return codes.every((one) => one !== null && coded.has(sameCode(one)));
        },
      );
    }
  }
  return found;
}

/** The key of what was asked of a mention: of its first word, or of the pronoun that owns it. */
function keyOf({ sentence, from, to }: ActorMention, asked: ReadonlyMap<string, Asked>): string | undefined {
  for (let row = from; row < to; row++) if (asked.has(`${sentence} ${row}`)) return `${sentence} ${row}`;
  return undefined;
}
