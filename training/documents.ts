/** A document of a treebank as text. */
export interface Document {
  readonly id: string;
  readonly text: string;
}

/** Documents of CoNLL-U as text, paragraphs parted by a blank line. */
export function* documentsOf(conllu: string): Generator<Document> {
  for (const part of conllu.split(/^# newdoc id = /m).slice(1)) {
    const id = part.slice(0, part.indexOf("\n")).trim();
    let text = "";
    let apart = "";
    for (const [, mark, sentence] of part.matchAll(/^# (?:(newpar(?: id = .*)?)$|text = (.*)$)/gm)) {
      if (mark) apart = "\n\n";
      else {
        text += (text && apart) + (sentence ?? "");
        apart = " ";
      }
    }
    yield { id, text };
  }
}
