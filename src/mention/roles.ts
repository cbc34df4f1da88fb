import roleTable from "../../data/roles.tsv";
import type { Sentence } from "../language/index.js";
import { readTable } from "./table.js";

/** How a role noun takes its code: see `data/roles.tsv`. */
export type RoleKind = "office" | "agents" | "body" | "rebel" | "group" | "honorific";

export interface Role {
  readonly words: string;
  readonly sector: string;
  readonly kind: RoleKind;
  /** hos, hog, fm, dm, head … where the office is one that the tables of leaders hold. */
  readonly role: string;
}

export interface RoleHit {
  readonly from: number;
  readonly to: number;
  readonly role: Role;
  readonly plural: boolean;
}

const KINDS: ReadonlySet<string> = new Set(["office", "agents", "body", "rebel", "group", "honorific"]);
const isKind = (kind: string): kind is RoleKind => KINDS.has(kind);

interface Entry {
  readonly tokens: readonly string[];
  readonly role: Role;
}

let index: ReadonlyMap<string, readonly Entry[]> | null = null;

function build(): ReadonlyMap<string, readonly Entry[]> {
  const byFirst = new Map<string, Entry[]>();
  for (const cell of readTable(roleTable)) {
    const kind = cell("kind");
    if (!isKind(kind)) continue;
    const role: Role = { words: cell("words"), sector: cell("sector"), kind, role: cell("role") };
    const tokens = role.words.toLowerCase().split(/ |(?=-)|(?<=-)/);
    byFirst.set(tokens[0] ?? "", [...(byFirst.get(tokens[0] ?? "") ?? []), { tokens, role }]);
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.tokens.length - a.tokens.length);
  return byFirst;
}

/**
 * The longest role phrase that begins at a token, its last word in the singular or plural; of two as long the one
 * written so in the table ("officials" before "official").
 */
export function roleAt(sentence: Sentence, row: number): RoleHit | null {
  index ??= build();
  const first = sentence.lower[row] ?? "";
  let inflected: Entry | null = null;
  for (const entry of index.get(first) ?? index.get((sentence.lemma[row] ?? "").toLowerCase()) ?? []) {
    if (inflected && entry.tokens.length < inflected.tokens.length) break;
    const match = matches(entry.tokens, sentence, row);
    if (match === "exact") return hit(entry, sentence, row);
    if (match === "inflected") inflected ??= entry;
  }
  return inflected && hit(inflected, sentence, row);
}

function matches(tokens: readonly string[], sentence: Sentence, row: number): "exact" | "inflected" | null {
  if (row + tokens.length > sentence.length) return null;
  const end = tokens.length - 1;
  for (let at = 0; at < end; at++) if (sentence.lower[row + at] !== tokens[at]) return null;
  if (sentence.lower[row + end] === tokens[end]) return "exact";
  return (sentence.lemma[row + end] ?? "").toLowerCase() === tokens[end] ? "inflected" : null;
}

function hit({ tokens, role }: Entry, sentence: Sentence, row: number): RoleHit {
  const to = row + tokens.length;
  const last = sentence.lower[to - 1] ?? "";
  return { from: row, to, role, plural: last !== tokens.at(-1) || /S$/.test(sentence.xpos[to - 1] ?? "") };
}
