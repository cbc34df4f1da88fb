import type { BriefSource } from "../record/index.js";
import { bearingOn } from "./dyad.js";
import { nextEngagements, recentEngagements } from "./engagement-lines.js";
import { capital, inSentence, listing } from "./names.js";
import { type Note, Notes } from "./notes.js";
import { type Context, type Section, section } from "./section.js";
import { agenda, claims, commitments, quotations, requests, stances } from "./statement-lines.js";

/** A brief: sections of lines, each line with the numbers of its notes. */
export interface Brief {
  readonly title: string;
  /** The day the brief looks from, `YYYY-MM-DD`. */
  readonly on: string;
  readonly sections: readonly Section[];
  readonly notes: readonly Note[];
}

export interface BriefOptions {
  /** Codes of the sides; none for everything the source holds. */
  readonly parties: readonly string[];
  /** The day the brief looks from, `YYYY-MM-DD`: the clock is an argument. */
  readonly on: string;
  readonly title?: string;
  /** Display name of a code. */
  readonly nameOf: (code: string) => string;
}

/**
 * The brief on a dyad: what comes next, what came of the last meetings, what each side has promised, asked and
 * refused, wants and fears, the figures claimed and the words spoken; each line with numbered notes. Pure.
 *
 * @example makeBrief(source, { parties: ["JPN", "USA"], on: "2025-02-06", nameOf }).sections[0]?.title // "Next engagements"
 */
export function makeBrief(source: BriefSource, options: BriefOptions): Brief {
  const { parties, on, nameOf } = options;
  const context: Context = {
    parties,
    on,
    nameOf,
    engagements: source.engagements.filter((e) => parties.every((party) => e.parties.includes(party))),
    relevant: bearingOn(source.statements, parties, source.articles),
    byId: new Map(source.statements.map((item) => [item.statement.id, item])),
    notes: new Notes(source.articles),
  };
  const drafts = [
    nextEngagements(context),
    recentEngagements(context),
    agenda(context),
    ...(parties.length === 0 ? [commitments(context, null)] : parties.map((party) => commitments(context, party))),
    requests(context),
    stances(context, "aim", "Aims"),
    stances(context, "concern", "Concerns"),
    claims(context),
    quotations(context),
  ];
  const sections = drafts.map((draft) => section(context, draft));
  const title = options.title ?? capital(listing(parties.map((party) => inSentence(nameOf(party)))));
  return { title, on, sections, notes: context.notes.list };
}
