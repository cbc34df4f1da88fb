import { type Command, Option } from "commander";
import { readText } from "../article/index.js";
import { loadCoder } from "../coder.js";
import type { Location } from "../mention/index.js";
import { type Explanation, explain } from "../statement/index.js";
import { isoDate } from "./options.js";
import { statementRow } from "./statement-row.js";
import { print, table } from "./terminal.js";

interface ExplainOptions {
  readonly published?: string;
  readonly json?: boolean;
}

/** `chancery explain`: how a sentence was read, step by step. */
export function explainCommand(program: Command): void {
  program
    .command("explain")
    .description("show how a sentence is read: its words, whom it mentions, which frames fit, and why")
    .argument("<sentence...>", "the sentence, or several, as one argument or many")
    .addOption(
      new Option("--published <date>", "the day it is read on, e.g. 2025-02-05").argParser(isoDate("--published")),
    )
    .option("--json", "as JSON")
    .addHelpText(
      "after",
      `
Examples:
  chancery explain "Turkey's foreign minister will visit Baghdad on Friday"
  chancery explain --published 2025-02-05 "Tokyo refused to meet the demands" --json`,
    )
    .action(run);
}

async function run(words: readonly string[], { published, json }: ExplainOptions): Promise<void> {
  const coder = await loadCoder();
  // A sentence is too short for its language to be told; who asks has told it.
  const article = { ...readText(words.join(" "), { id: "sentence", ...(published && { published }) }), language: "en" };
  const { sentences, mentions } = coder.analyse(article);
  for (const sentence of sentences) coder.language.parse(sentence);
  const { statements } = coder.code(article);
  const explained = explain(article, sentences, mentions, coder.reader);
  if (json) {
    const tokens = sentences.map(({ form, lemma, upos, head, deprel }) =>
      form.map((word, at) => ({ form: word, lemma: lemma[at], upos: upos[at], head: head[at], deprel: deprel[at] })),
    );
    await print(JSON.stringify({ tokens, mentions, explained, statements }, null, 2));
    return;
  }
  for (const [index, sentence] of sentences.entries()) {
    const rows = sentence.form.map((form, at) => [
      String(at + 1),
      form,
      sentence.lemma[at] ?? "",
      sentence.upos[at] ?? "",
      String((sentence.head[at] ?? -1) + 1),
      sentence.deprel[at] ?? "",
      namesAt(index, at),
    ]);
    await print(table(["", "word", "lemma", "tag", "head", "relation", "stands for"], rows));
  }
  if (explained.length > 0)
    await print(table(["word", "frames", "read as (by the reader)", "who", "because"], explained.map(explanationRow)));
  await print(
    statements.length > 0
      ? table(["kind", "who", "whom", "what", "when", "words"], statements.map(statementRow))
      : "No statement.",
  );

  function namesAt(index: number, row: number): string {
    const here = ({ sentence, head }: Location) => sentence === index && head === row;
    const named = mentions.actors.filter(here);
    const places = mentions.places.filter((place) => here(place) && named.length === 0);
    return [
      ...named.flatMap(({ parties, form }) => parties.map(({ code }) => `${code ?? "?"} (${form})`)),
      ...places.map(({ country }) => `${country} (place)`),
    ].join(" ");
  }
}

function explanationRow({ word, frames, acts, reasons, cast }: Explanation): string[] {
  const share = (p: number) => `${Math.round(100 * p)} %`;
  return [
    word,
    frames
      .map(({ type, mode, lacks }) => `${[type, mode].filter(Boolean).join(" ")}${lacks ? ` lacks ${lacks}` : " fits"}`)
      .join("\n"),
    acts.map(({ type, probability, read }) => `${type} ${share(probability)} (${share(read)})`).join("\n"),
    cast.map(({ code, role, from }) => `${code} ${role}${from === "sentence" ? "" : ` (${from})`}`).join("\n"),
    reasons.map(({ fact, weight }) => `${weight > 0 ? "+" : ""}${weight.toFixed(1)} ${fact}`).join("\n"),
  ];
}
