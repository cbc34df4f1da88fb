import { agentsOf, objectsOf } from "../statement/agents.js";
import type { Statement } from "../statement/index.js";

/** A longer code is cut where it is looked up by, since an index holds no code of any length. */
const LONGEST = 200;

/** Codes of every party a statement names, on either side, each once, as they are looked up by. */
export function codesOf(statement: Statement): string[] {
  const codes = [...agentsOf(statement), ...objectsOf(statement)].flatMap(({ code }) => (code === null ? [] : [code]));
  return indexable(codes);
}

/** Codes as they are looked up by. */
export function indexable(codes: readonly string[]): string[] {
  const cut = codes.map((code) => code.slice(0, LONGEST));
  return cut.length < 2 ? cut : [...new Set(cut)].sort();
}

/** Whether a statement is a position: what a party wants or fears, asks for or refuses. */
export const isPosition = (statement: Statement): boolean =>
  statement.kind === "aim" ||
  statement.kind === "concern" ||
  (statement.kind === "event" && (statement.type === "REQUEST" || statement.type === "REJECT"));

/**
 * What an article is found by: the codes of the parties that its statements name, each pair that one statement names, and
 * the holders of positions.
 *
 * @example findableBy([requestOfJpnToUsa]) // ["JPN", "JPN & USA", "JPN?", "USA"]
 */
export function findableBy(statements: readonly Statement[]): string[] {
  const found = new Set<string>();
  for (const statement of statements) {
    const codes = codesOf(statement);
    for (const key of [...codes, ...pairsOf(codes)]) found.add(key);
    if (isPosition(statement)) for (const { code } of agentsOf(statement)) if (code !== null) found.add(heldBy(code));
  }
  return [...found].sort();
}

/**
 * What an article that names all of the parties in one statement is found by, among more: a pair tells its two.
 *
 * @example allNamed(["USA", "JPN"]) // ["JPN & USA"]
 */
export function allNamed(parties: readonly string[]): string[] {
  const codes = indexable(parties);
  return codes.length < 2 ? codes : pairsOf(codes);
}

/** Every two of some codes. */
const pairsOf = (codes: readonly string[]): string[] =>
  codes.flatMap((a, at) => codes.slice(at + 1).map((b) => `${a} & ${b}`));

/** What an article in which a party holds a position is found by. */
export const heldBy = (code: string): string => `${code.slice(0, LONGEST)}?`;
