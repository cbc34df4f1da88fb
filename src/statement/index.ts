/** What does a report assert? Sentences and mentions in, statements out. */
export { type CodingOptions, codeStatements } from "./code-statements.js";
export { type Explanation, explain } from "./explain.js";
export { likelyToHold, mayHold } from "./gate/gate.js";
export { headlineOf, withHeadline } from "./headline.js";
export { type Reader, readerOf } from "./reader/reader.js";
export * from "./schema.js";
