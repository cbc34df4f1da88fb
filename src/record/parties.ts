import type { Statement } from "../statement/index.js";

type Coded = { readonly code: string | null };

/** Those who act, promise, hold or speak in a statement. */
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

/** A longer code is cut where it is looked up by, since an index holds no code of any length. */
const LONGEST = 200;

/** Codes of every party a statement names, on either side, each once, as they are looked up by. */
export function codesOf(statement: Statement): string[] {
  const others =
    statement.kind === "event"
      ? statement.recipient
      : statement.kind === "commitment"
        ? statement.to
        : statement.kind === "concern"
          ? statement.about
          : [];
  const codes = [...agentsOf(statement), ...others].flatMap(({ code }) => (code === null ? [] : [code]));
  return indexable(codes);
}

/** Codes as they are looked up by. */
export const indexable = (codes: readonly string[]): string[] =>
  [...new Set(codes.map((code) => code.slice(0, LONGEST)))].sort();
