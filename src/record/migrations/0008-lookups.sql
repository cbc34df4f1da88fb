-- Fewer look-ups and writes for each article.

-- Bands of near-duplicates by stretches of 120 days, so that most reprints are looked for in one. Filled by the program.
truncate bands;

-- Whether a row is to be written anew is told by the row itself.
alter table events drop column digest;

-- A short list of what is still to be sorted in, since every question of a dyad's temperature or a party's promises reads it.
alter index events_parties set (gin_pending_list_limit = 512);
