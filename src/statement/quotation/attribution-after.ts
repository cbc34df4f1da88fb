import type { Sentence } from "../../language/index.js";
import { rowAt, sentenceAt } from "../syntax/tokens.js";
import { child, treeOf } from "../syntax/tree.js";
import type { Attribution, Scene } from "./attribution.js";
import { citedBy, PHRASE, phraseEnd, REACH } from "./naming-phrase.js";
import { isSpeech, speechStrength } from "./speech.js";

/**
 * Attribution right after a quotation: `"…," Tusk told reporters`, `"…," said the minister`.
 *
 * @param ground whether the quotation ends with a full stop; then only words that attribute and say nothing else count.
 */
export function following(scene: Scene, at: number, ground: "after" | "after a stop"): Attribution | null {
  const { sentences, quotations, article } = scene;
  const quotation = quotations[at];
  if (!quotation) return null;
  const index = sentenceAt(sentences, quotation.outerEnd);
  const sentence = sentences[index];
  if (!sentence) return null;
  const from = rowAt(sentence, quotation.outerEnd);
  const gap = article.text.slice(quotation.outerEnd, sentence.starts[from] ?? sentence.end);
  if (gap.includes("\n\n")) return null;
  const next = quotations[at + 1];
  const limit = next && next.outerStart < sentence.end ? rowAt(sentence, next.outerStart) : sentence.length;
  const until = Math.min(limit, from + REACH);
  let lead = from;
  while (lead < until && sentence.upos[lead] === "PUNCT") lead++;
  // A full stop after the marks closes the sentence.
  if (sentence.form.slice(from, lead).includes(".") || /^(CCONJ|SCONJ|ADP)$/.test(sentence.upos[lead] ?? ""))
    return null;
  const found =
    ground === "after a stop" && isSpeech(sentence, lead)
      ? null
      : (inverted(index, sentence, lead, until) ?? direct(index, sentence, lead, until));
  if (!found || ground === "after") return found;
  const verb = found.verb;
  const sure = verb - lead <= 12 && speechStrength(sentence.lemma[verb] ?? "") > 1 && isBare(sentence, verb, until);
  return sure ? { ...found, ground } : null;
}

/** `"…," said the minister, Jens Berg`. */
function inverted(index: number, sentence: Sentence, lead: number, until: number): Attribution | null {
  if (!isSpeech(sentence, lead) || sentence.xpos[lead] === "VBG") return null;
  const to = phraseEnd(sentence, lead + 1, Math.min(until, lead + 1 + PHRASE));
  return to > lead + 1 ? { ground: "after", sentence: index, from: lead + 1, to, head: -1, verb: lead } : null;
}

/** `"…," Tusk told reporters`, `"…," the paper quoted Tusk as saying`. */
function direct(index: number, sentence: Sentence, lead: number, until: number): Attribution | null {
  if (sentence.upos[lead] === "VERB" && sentence.xpos[lead] === "VBG") return null;
  for (let verb = lead + 1; verb < until; verb++) {
    if (!isSpeech(sentence, verb) || /^VB[GN]?$/.test(reportingTag(sentence, verb))) continue;
    if (verb - lead > PHRASE || !clauseOpen(sentence, lead, verb)) return null;
    const cited = citedBy(sentence, verb, until);
    if (cited) return { ground: "after", sentence: index, ...cited, head: -1, verb };
    return { ground: "after", sentence: index, from: lead, to: verb, head: headOf(sentence, verb, lead), verb };
  }
  return null;
}

/** The tag of a verb, "VBD" for a participle under "has": "has said" is as finite as "said". */
function reportingTag(sentence: Sentence, verb: number): string {
  const tag = sentence.xpos[verb] ?? "";
  const helped = /^(have|has|had|did|does)$/i.test(sentence.form[verb - 1] ?? "");
  // Taggers take "said" after a phrase in commas for a participle.
  return tag === "VBN" && (helped || (sentence.lemma[verb] ?? "") === "say") ? "VBD" : tag;
}

/** Whether nothing but apposition and adverbs lies between the beginning of a clause and its verb. */
function clauseOpen(sentence: Sentence, from: number, verb: number): boolean {
  let relative = false;
  for (let row = from; row < verb; row++) {
    if (/^(WP\$?|WDT|WRB)$/.test(sentence.xpos[row] ?? "")) relative = true;
    if (sentence.form[row] === "," && relative && row > from + 2) relative = false;
    if (relative || sentence.upos[row] !== "VERB") continue;
    if (!/^VB[GN]$/.test(sentence.xpos[row] ?? "")) return false;
  }
  return true;
}

/** Row of the parsed subject of a verb where it stands between two rows; -1 else. */
function headOf(sentence: Sentence, verb: number, from: number): number {
  if (!sentence.parsed) return -1;
  const head = child(treeOf(sentence), verb, "nsubj");
  return head >= from && head < verb ? head : -1;
}

/** Whether a reporting verb has nothing to report but what stood before: hearers, a time, a place may follow. */
function isBare(sentence: Sentence, verb: number, until: number): boolean {
  let row = verb + 1;
  if (/^(tell|inform|assure)$/.test(sentence.lemma[verb] ?? ""))
    while (row < until && row < verb + 5 && /^(DET|ADJ|NOUN|PROPN|PRON)$/.test(sentence.upos[row] ?? "")) row++;
  while (row < until && sentence.upos[row] === "ADV") row++;
  if (row >= until) return true;
  if (/^(PUNCT|ADP|CCONJ)$/.test(sentence.upos[row] ?? "")) return true;
  return /^(\w+day|yesterday|today)$/i.test(sentence.form[row] ?? "") || sentence.xpos[row] === "VBG";
}
