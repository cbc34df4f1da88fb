import type { Known } from "./antecedents.js";
import { isStateCode } from "./gazetteer.js";
import type { ActorMention, Party, Person } from "./mention.js";

/** What a phrase turned out to stand for. */
export interface Resolved {
  readonly parties: Party[];
  readonly people: Person[];
  readonly form: ActorMention["form"];
  readonly person: Known | null;
}

/** What stands for one party. */
export const one = (
  party: Party,
  form: ActorMention["form"],
  people: Person[] = [],
  person: Known | null = null,
): Resolved => ({ parties: [party], people, form, person });

/** Whether a code is a state's. */
export const isState = (code: string | null | undefined): boolean => code?.length === 3 && isStateCode(code);
