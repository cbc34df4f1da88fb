import { readFileSync } from "node:fs";
import { readText } from "../article/index.js";
import { loadLanguage, type Sentence, split } from "../language/index.js";
import { findMentions } from "./index.js";
import type { ActorMention, Mentions } from "./mention.js";

let language: ReturnType<typeof loadLanguage> | null = null;

/** A text's sentences, tagged. For tests. */
export function tagged(text: string): readonly Sentence[] {
  language ??= loadLanguage(readFileSync("model/english.bin"));
  const sentences = split(text);
  for (const sentence of sentences) language.tag(sentence);
  return sentences;
}

/** The mentions of a text published on a day. For tests. */
export function mentionsOf(text: string, published?: string): Mentions & { readonly text: string } {
  const article = readText(text, published === undefined ? {} : { published });
  return { ...findMentions(article, tagged(article.text)), text: article.text };
}

/** The actor whose words are these. For tests. */
export function actorOf(text: string, words: string, published?: string): ActorMention | undefined {
  const mentions = mentionsOf(text, published);
  return mentions.actors.find(({ start, end }) => mentions.text.slice(start, end) === words);
}

/** Words, codes and persons of every actor: "Tokyo JPN", "he FRA Emmanuel Macron". For tests. */
export function actorsOf(text: string, published?: string): string[] {
  const mentions = mentionsOf(text, published);
  return mentions.actors.map(({ start, end, parties, people }) =>
    [
      mentions.text.slice(start, end),
      parties.map(({ code }) => code).join("+"),
      people.map(({ name }) => name).join("+"),
    ]
      .filter((part) => part !== "")
      .join(" | "),
  );
}
