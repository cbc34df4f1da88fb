/** Chancery as a library: read reports, code them, look at what they assert. */
export * from "./article/index.js";
export { type ReadArticleOptions, readArticle } from "./article/read.js";
export { type Analysis, type Coder, loadCoder } from "./coder.js";
export * from "./statement/index.js";
export { CODER_VERSION } from "./version.js";
