import { agentsOf, objectsOf } from "../statement/agents.js";
import type { Statement } from "../statement/index.js";

/** A longer code is cut where it is looked up by, since an index holds no code of any length. */
const LONGEST = 200;

/** Codes of every party a statement names, on either side, each once, as they are looked up by. */
export function codesOf(statement: Statement): string[] {
  const codes: string[] = [];
  for (const { code } of agentsOf(statement)) if (code !== null) codes.push(code);
  for (const { code } of objectsOf(statement)) if (code !== null) codes.push(code);
  return indexable(codes);
}

/** Codes as they are looked up by. */
export function indexable(codes: readonly string[]): string[] {
  const cut = codes.map((code) => code.slice(0, LONGEST));
  const [a = "", b = ""] = cut;
  // Most statements name one or two.
  if (cut.length === 2) return a === b ? [a] : a < b ? cut : [b, a];
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
 * @param codes what `codesOf` gives of each, where it is known.
 * @example findableBy([requestOfJpnToUsa]) // ["JPN", "JPN & USA", "JPN?", "USA"]
 */
export function findableBy(statements: readonly Statement[], codes = statements.map(codesOf)): string[] {
  const found = new Set<string>();
  for (const [at, statement] of statements.entries()) {
    const own = codes[at] ?? [];
    for (const code of own) found.add(code);
    for (const pair of pairsOf(own)) found.add(pair);
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

/**
 * Every two parties that one statement names, each once.
 *
 * @param codes what `codesOf` gives of each statement.
 */
export const pairsNamed = (codes: readonly (readonly string[])[]): string[] => [...new Set(codes.flatMap(pairsOf))];

/** Every two of some codes. */
function pairsOf(codes: readonly string[]): string[] {
  const pairs: string[] = [];
  for (const [at, a] of codes.entries()) for (const b of codes.slice(at + 1)) pairs.push(`${a} & ${b}`);
  return pairs;
}

/** What an article in which a party holds a position is found by. */
export const heldBy = (code: string): string => `${code.slice(0, LONGEST)}?`;
