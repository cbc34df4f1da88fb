import { existsSync, readFileSync } from "node:fs";
import type { GoldArticle } from "./score.js";

/** The project's own gold, and the larger ones where they lie beside it. */
export const goldFiles = (): string[] =>
  [
    ...["own", "news", "reports"].map((name) => `bench/gold/${name}.jsonl`),
    ...["dev", "train"].map((name) => `../shared/gold/${name}.jsonl`),
  ].filter((file) => existsSync(file));

/** The articles of a gold file. */
export const readGold = (file: string): GoldArticle[] =>
  readFileSync(file, "utf8")
    .split("\n")
    .filter((line) => line.trim())
    .map((line) => JSON.parse(line) as GoldArticle);
