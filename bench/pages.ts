/**
 * How well articles are found in real pages, and how fast.
 *
 *     node scripts/run.mjs bench/pages.ts [--worst N] [FOLDER]
 *
 * FOLDER (`../shared/pages` unless given) holds `ground-truth.json` (key → `{articleBody, url}`) and `html/KEY.html.gz`.
 * Bodies are scored as the public article-extraction benchmark does: precision and recall of the multiset of 4-word
 * shingles per page, averaged, and the F1 of the averages. Titles and dates have no reference there: a title is counted
 * as sure when it stands in a heading of the page, a date when the address or the page's visible words give the same day.
 */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { readArticle } from "../src/article/read.js";
import type { Article } from "../src/article/schema.js";

const SHINGLE = 4;
const MONTHS = "January February March April May June July August September October November December".split(" ");

const args = process.argv.slice(2);
const worst = args[0] === "--worst" ? Number(args.splice(0, 2)[1]) : 0;
const folder = args[0] ?? "../shared/pages";

interface PageScore {
  readonly key: string;
  readonly precision: number;
  readonly recall: number;
}

function shingles(text: string): Map<string, number> {
  const words = text.match(/[\p{L}\p{N}_]+/gu) ?? [];
  const counts = new Map<string, number>();
  for (let at = 0; at < Math.max(1, words.length - SHINGLE + 1); at++) {
    const shingle = words.slice(at, at + SHINGLE).join(" ");
    if (shingle) counts.set(shingle, (counts.get(shingle) ?? 0) + 1);
  }
  return counts;
}

const total = (counts: ReadonlyMap<string, number>) => [...counts.values()].reduce((sum, n) => sum + n, 0);

function score(key: string, gold: string, found: string): PageScore {
  const [right, ours] = [shingles(gold), shingles(found)];
  const shared = [...ours].reduce((sum, [shingle, n]) => sum + Math.min(n, right.get(shingle) ?? 0), 0);
  return { key, precision: shared / Math.max(1, total(ours)), recall: shared / Math.max(1, total(right)) };
}

/** Whether a heading of the page's source says the title. */
function titleIsSure({ title }: Article, html: string): boolean {
  const plain = (text: string) => text.replace(/<[^>]*>|&[#\w]+;|[^\p{L}\p{N}]/gu, "").toLowerCase();
  const headings = [...html.matchAll(/<h1[\s>]([\s\S]{0,2000}?)<\/h1>/gi)].map((match) => plain(`<h1 ${match[1]}`));
  return title !== null && headings.includes(plain(title.replace(/[“”‘’…–—]/g, "")));
}

/** Whether the address or the visible text gives the same day in words or figures. */
function dateIsSure({ published }: Article, url: string, html: string): boolean {
  const [year = "", month = "", day = ""] = published?.slice(0, 10).split("-") ?? [];
  if (!day) return false;
  const name = MONTHS[Number(month) - 1] ?? "";
  const short = `${name.slice(0, 3)}[a-z]*\\.?`;
  const number = `0?${Number(day)}(?:st|nd|rd|th)?`;
  const visible = html.replace(/<script[\s\S]*?<\/script>|<[^>]*>/gi, " ");
  return (
    new RegExp(`${year}[/-]?0?${Number(month)}[/-]?0?${Number(day)}(?!\\d)`).test(url) ||
    new RegExp(`${short}\\s+${number},?\\s+${year}|${number}\\s+${short},?\\s+${year}`, "i").test(visible)
  );
}

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
const percent = (part: number, whole: number) => `${part} of ${whole} (${((100 * part) / whole).toFixed(0)} %)`;

if (!existsSync(join(folder, "ground-truth.json"))) console.log(`no pages at ${folder}`);
else {
  const truth: Record<string, { articleBody: string; url: string }> = JSON.parse(
    readFileSync(join(folder, "ground-truth.json"), "utf8"),
  );
  const pages = Object.entries(truth).map(([key, gold]) => ({
    key,
    ...gold,
    bytes: gunzipSync(readFileSync(join(folder, "html", `${key}.html.gz`))),
  }));
  const scores: PageScore[] = [];
  const counts = { words: 0, title: 0, sureTitle: 0, date: 0, sureDate: 0, english: 0, failed: 0 };
  let time = 0;
  for (const { key, articleBody, url, bytes } of pages) {
    const start = performance.now();
    let article: Article;
    try {
      article = readArticle(bytes, { url });
    } catch (error) {
      counts.failed++;
      scores.push({ key, precision: 0, recall: 0 });
      console.error(`${key}: ${error instanceof Error ? error.message : String(error)}`);
      continue;
    }
    time += performance.now() - start;
    const html = new TextDecoder().decode(bytes);
    scores.push(score(key, articleBody, article.text));
    counts.words += article.text.split(/\s+/).length;
    counts.title += Number(article.title !== null);
    counts.sureTitle += Number(titleIsSure(article, html));
    counts.date += Number(article.published !== null);
    counts.sureDate += Number(dateIsSure(article, url, html));
    counts.english += Number(article.language === "en");
    if (worst)
      console.log([key.slice(0, 8), article.published, article.language, article.publisher, article.title].join(" | "));
  }
  const precision = mean(scores.map((page) => page.precision));
  const recall = mean(scores.map((page) => page.recall));
  const f1 = (2 * precision * recall) / (precision + recall);
  console.log(
    `bodies of ${pages.length} pages: F1 ${f1.toFixed(4)} (precision ${precision.toFixed(4)}, recall ${recall.toFixed(4)}), ${counts.failed} not read`,
  );
  console.log(
    `titles: ${percent(counts.title, pages.length)}, the page's heading: ${percent(counts.sureTitle, counts.title)}`,
  );
  console.log(
    `dates: ${percent(counts.date, pages.length)}, the same in address or text: ${percent(counts.sureDate, counts.date)}`,
  );
  console.log(`known as English: ${percent(counts.english, pages.length)}`);
  console.log(
    `${((1000 * pages.length) / time).toFixed(1)} pages/s, ${((1000 * counts.words) / time).toFixed(0)} words/s`,
  );
  for (const { key, precision, recall } of scores
    .sort((a, b) => a.precision * a.recall - b.precision * b.recall)
    .slice(0, worst))
    console.log(`${key.slice(0, 12)} precision ${precision.toFixed(3)} recall ${recall.toFixed(3)}`);
}
