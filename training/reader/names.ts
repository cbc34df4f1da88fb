/** How often a name must have been met to have a row of its own, and the section of the model that lists such names. */
export const LIMITED = {
  lemmas: [10, "lemmas"],
  fine: [20, "fine.names"],
  paths: [30, "paths"],
  slots: [20, "slots"],
} as const;

/** Vocabularies whose every name has a row, and the section that lists them. */
export const LISTED = {
  coarse: "coarse.names",
  upos: "upos.names",
  deps: "relations",
  forms: "forms",
  kinds: "parties",
  froms: "sources",
  wkinds: "words",
  realities: "realities",
  modes: "modes",
} as const;
