import type { Sizes } from "./network.js";

/** Widths of the model's network. */
export const SIZES: Sizes = {
  word: 80,
  spelling: 40,
  buckets: 1 << 14,
  tagger: 96,
  taggerLayers: 2,
  bridge: 160,
  parser: 256,
  parserLayers: 3,
  arc: 128,
  label: 128,
  pair: 64,
};

/** Words whose frozen vectors the model keeps, the most used first. */
export const VECTORS = 45_000;
