export { newSentence, type Spans } from "./build-sentence.js";
export { isSpace } from "./characters.js";
export { type ConlluDocument, readConllu, readConlluDocument, writeConllu } from "./conllu.js";
export { datelineEnd } from "./dateline.js";
export { headlineForms, isHeadline } from "./headline.js";
export { lemmatize } from "./lemmatize.js";
export { type Language, loadLanguage } from "./model.js";
export { type Sentence, UPOS, type Upos } from "./sentence.js";
export { split } from "./split.js";
