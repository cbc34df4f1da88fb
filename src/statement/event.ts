import type { Article } from "../article/index.js";
import type { Mentions } from "../mention/index.js";
import { isPassive, type Scene, together } from "./arguments.js";
import { companyOf, pairsOf } from "./company.js";
import { unmetCondition } from "./conditions.js";
import { constructionAt } from "./constructions.js";
import { draftOf, type EventDraft, type Trigger } from "./draft.js";
import { type Features, featuresOf } from "./features.js";
import { judge } from "./judge.js";
import { type Frame, framesOf } from "./lexicon.js";
import { type Reading, readNoun, readVerb } from "./reading.js";
import { arrange } from "./sides.js";

/** Told of each frame that was tried: the word's row, the frame, and "fires" or why it does not. */
export type Tell = (row: number, frame: Frame, why: string) => void;

/** One way of reading an event off a word, with what the judge looks at. */
export interface Candidate {
  readonly draft: EventDraft;
  readonly features: Features;
  readonly row: number;
  readonly frame: Frame;
}

/** Senses of one word that are weighed against each other. */
const SENSES = 2;

/**
 * Events of one parsed sentence: of each word that a frame knows the reading that the judge holds likeliest.
 *
 * @param index the sentence's place among the article's.
 * @returns drafts in the order of the words, `confidence` the judge's; the same act told twice is not merged here.
 */
export function codeSentence(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  tell?: Tell,
): EventDraft[] {
  return candidatesOf(article, index, scene, mentions, tell)
    .map((rivals) => {
      let best: EventDraft | null = null;
      for (const { draft, features } of rivals) {
        const confidence = judge(features);
        if (best === null || confidence > best.confidence) best = { ...draft, confidence };
      }
      return best;
    })
    .filter((draft) => draft !== null);
}

/**
 * All ways in which the words of a sentence may tell of events, those of one word together.
 *
 * @param tell hears which frames were tried.
 */
export function candidatesOf(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  tell: Tell = () => {},
): Candidate[][] {
  const { sentence } = scene.tree;
  const found: Candidate[][] = [];
  const used = new Set<number>();
  for (let row = 0; row < sentence.length; row++) {
    if (used.has(row)) continue;
    const pos = wordClass(sentence.upos[row], sentence.xpos[row]);
    if (!pos) continue;
    const rivals: Candidate[] = [];
    let senses = 0;
    for (const frame of framesOf((sentence.lemma[row] ?? "").toLowerCase(), pos)) {
      if (senses === SENSES) break;
      const unmet = unmetCondition(scene, row, frame);
      if (unmet) {
        tell(row, frame, `needs ${unmet.absent ? "no " : ""}${unmet.argument}`);
        continue;
      }
      const reading = pos === "n" ? readNoun(scene, row, frame) : readVerb(scene, row, frame);
      if (typeof reading === "string") {
        tell(row, frame, reading);
        continue;
      }
      const read = variants(
        article,
        index,
        scene,
        mentions,
        row,
        frame,
        reading,
        senses === 0 ? "first sense" : "later sense",
      );
      if (read.length === 0) {
        tell(row, frame, "no one is said to act");
        continue;
      }
      tell(row, frame, "fires");
      if (senses === 0) for (const at of reading.covers) used.add(at);
      rivals.push(...read);
      senses++;
    }
    if (pos === "v") {
      const construction = constructionAt(scene, row);
      if (construction)
        rivals.push(
          ...variants(
            article,
            index,
            scene,
            mentions,
            row,
            construction.frame,
            construction.reading,
            construction.name,
          ),
        );
    }
    if (rivals.length > 0) found.push(rivals);
  }
  return found;
}

/** The reading as its syntax gives it, and with a side found in its company where it names only one. */
function variants(
  article: Article,
  index: number,
  scene: Scene,
  mentions: Mentions,
  row: number,
  frame: Frame,
  reading: Reading,
  sense: string,
): Candidate[] {
  const trigger: Trigger = { article, index, scene, mentions, row, governor: reading.governor };
  const passive = isPassive(scene.tree, row);
  const { actor, recipient, reality } = reading;
  const candidate = (by: typeof actor, on: typeof actor, guess: string): Candidate[] => {
    const sides = arrange(frame, by, on, passive);
    if (!sides) return [];
    const draft = draftOf(trigger, frame, reality, sides);
    return [{ draft, row, frame, features: featuresOf(trigger, frame, reading, draft, sides, sense, guess) }];
  };
  const found = candidate(actor, recipient, "none");
  const company = companyOf(scene, index, mentions, row, together([actor, recipient]));
  for (const { side, from } of company) {
    if (actor.parties.length > 0) {
      if (recipient.parties.length === 0) found.push(...candidate(actor, side, `recipient from ${from}`));
    } else found.push(...candidate(side, recipient, `actor from ${from}`));
  }
  // "The treaty will be signed": both sides of what two do together may stand elsewhere.
  if (frame.mode !== "visit" && recipient.parties.length === 0 && actor.parties.length < 2)
    for (const { side, from } of pairsOf(scene, index, mentions, actor))
      found.push(...candidate(side, recipient, from));
  return found;
}

function wordClass(upos: string | undefined, xpos: string | undefined): "v" | "n" | "a" | null {
  if (upos === "VERB" || (upos === "ADJ" && xpos === "VBN")) return "v";
  return upos === "NOUN" ? "n" : upos === "ADJ" ? "a" : null;
}
