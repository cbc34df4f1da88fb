/** Texts that are there to be timed on, as articles. */
import { existsSync, readFileSync } from "node:fs";
import { type Article, readText } from "../../src/article/index.js";
import { goldFiles, readGold } from "../gold-files.js";

/** Coded reports of politics; without those that came later, so that what is timed stays the same. */
export function goldArticles(): Article[] {
  return goldFiles()
    .filter((file) => file !== "bench/gold/reports.jsonl")
    .flatMap(readGold)
    .map(({ id, text, title, published, publisher }) =>
      readText(text, {
        id,
        ...(title && { title }),
        ...(published && { published }),
        ...(publisher && { publisher }),
      }),
    );
}

/** English bodies of general news pages; none where the pages are not there. */
export function pageBodies(file = "../shared/pages/ground-truth.json"): Article[] {
  if (!existsSync(file)) return [];
  const truth: Record<string, { articleBody: string }> = JSON.parse(readFileSync(file, "utf8"));
  return Object.entries(truth)
    .map(([id, { articleBody }]) => readText(articleBody, { id }))
    .filter(({ language }) => language === "en");
}

/** Words of articles, parted by white space. */
export const wordsIn = (articles: readonly Article[]): number =>
  articles.reduce((sum, { text }) => sum + text.split(/\s+/).length, 0);
