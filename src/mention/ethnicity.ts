import ethnicTable from "../../data/ethnicities.tsv";
import { readTable } from "./table.js";

const scopes = new Map(readTable(ethnicTable).map((cell) => [cell("word").toLowerCase(), cell("scope")] as const));

/** Whether a word in lower case is that of a people, a faith or a continent. */
export const isEthnic = (word: string): boolean => scopes.has(word);

/** What such a word qualifies: people, group, continent; undefined for other words. */
export const scopeOf = (word: string): string | undefined => scopes.get(word);
