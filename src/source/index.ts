/** Where do bytes come from? Files, folders and standard input in; articles with their origin out. */
export { countSources } from "./count-sources.js";
export { type ReadSourcesOptions, readSources, type SourceItem } from "./read-sources.js";
