/** What does a report assert? Sentences and mentions in, statements out. */
export { type CodingOptions, codeStatements, mayHold } from "./code-statements.js";
export { type Explanation, explain } from "./explain.js";
export * from "./schema.js";
