export { newSentence, type Spans } from "./build-sentence.js";
export { isSpace } from "./characters.js";
export { type ConlluDocument, readConllu, readConlluDocument, writeConllu } from "./conllu.js";
export { datelineEnd } from "./dateline.js";
export {
  Dense,
  readMatrix,
  type Sums,
  takeActivations,
  takeSums,
  toActivation,
} from "./dense.js";
export { headlineForms, isHeadline } from "./headline.js";
export { lemmatize } from "./lemmatize.js";
export { Memory, UNIT } from "./memory.js";
export { type Language, loadLanguage } from "./model.js";
export { type Name, type NameType, namesIn } from "./names.js";
export { RecurrentUnit } from "./recurrent.js";
export { type Sentence, UPOS, type Upos } from "./sentence.js";
export { split } from "./split.js";
export { packSections, type Sections, unpackSections } from "./weights.js";
export { describeWord } from "./word.js";
export type { WordVectors } from "./word-vectors.js";
