import circumstanceTable from "../../data/circumstances.tsv";
import type { Sentence } from "../language/index.js";
import type { Mentions } from "../mention/index.js";
import { choose } from "./choice.js";
import type { EventDraft } from "./draft.js";
import { type Act, happeningOf, reportOf } from "./happening.js";
import { lasting } from "./lasting.js";
import { type Dated, timesFor } from "./when.js";
import { type Placed, placesFor } from "./where.js";

const weights = { when: new Map<string, number>(), where: new Map<string, number>() };
for (const line of circumstanceTable.split("\n").slice(1)) {
  const [part, feature = "", weight = "0"] = line.split("\t");
  if (part === "when" || part === "where") weights[part].set(feature, Number(weight));
}

/** Events less sure than this say nothing of when and where the next take place. */
const SURE = 0.3;

/**
 * Says of each event when and where it took place: the likeliest of the times and places its report offers, and none
 * where none is likelier. The weights are learned by `training/circumstances.ts`.
 *
 * @param sentences the article's sentences, those of the events parsed.
 * @param day ISO day of publication; null where the article carries none.
 */
export function settle(
  sentences: readonly Sentence[],
  mentions: Mentions,
  day: string | null,
  events: readonly EventDraft[],
): EventDraft[] {
  const report = reportOf(sentences, mentions, day);
  const before: (Dated & Placed)[] = [];
  return [...events]
    .sort((a, b) => a.evidence.start - b.evidence.start)
    .map((event) => {
      const happening = happeningOf(report, actOf(event));
      if (!happening) return event;
      const when = choose(timesFor(report, happening, before), weights.when, ({ date }) => date)?.option;
      const where = choose(placesFor(report, happening, before), weights.where, ({ country }) => country)?.option;
      const place = where?.place ?? null;
      const date = when?.date == null ? null : lasting(report, happening, when.date);
      if (event.confidence >= SURE)
        before.push({ ...happening, date, time: when?.time ?? null, country: where?.country ?? null });
      return {
        ...event,
        date,
        dateSpan: when?.time ? { start: when.time.start, end: when.time.end } : null,
        place: where?.country ?? null,
        venue: place?.venue ?? null,
        placeSpan: place ? { start: place.start, end: place.end } : null,
      };
    });
}

function actOf({ type, mode, status, actor, recipient, evidence, date, place }: EventDraft): Act {
  const codes = (parties: EventDraft["actor"]) => parties.flatMap(({ code }) => code ?? []);
  return {
    type,
    mode,
    status,
    actor: codes(actor),
    recipient: codes(recipient),
    start: evidence.start,
    end: evidence.end,
    drafted: { date, place },
  };
}
