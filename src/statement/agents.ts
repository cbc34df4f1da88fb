import type { Statement } from "./schema.js";

/** Whoever may have a code. */
export interface Coded {
  readonly code: string | null;
}

/**
 * Those who act, promise, hold or speak in a statement.
 *
 * @example agentsOf(pledge).map(({ code }) => code) // ["JPN"] where Japan pledges
 */
export function agentsOf(statement: Statement): readonly Coded[] {
  switch (statement.kind) {
    case "event":
      return statement.actor;
    case "commitment":
      return statement.by;
    case "aim":
    case "concern":
      return statement.holder;
    case "claim":
      return statement.subject;
    case "quote":
      return [statement];
  }
}

/**
 * Those whom a statement is directed at, or about.
 *
 * @example objectsOf(pledge).map(({ code }) => code) // ["UKR"] where Japan pledges to Ukraine
 */
export function objectsOf(statement: Statement): readonly Coded[] {
  switch (statement.kind) {
    case "event":
      return statement.recipient;
    case "commitment":
      return statement.to;
    case "concern":
      return statement.about;
    case "aim":
    case "claim":
    case "quote":
      return [];
  }
}
