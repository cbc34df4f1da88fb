-- Less written for each article.

-- Fewer and shorter bands of near-duplicates, which find as many. Filled by the program.
truncate bands;

-- Reports are written in the order of their articles; by name only few are looked up.
alter table reports drop constraint reports_pkey, add primary key (article, ordinal);
drop index reports_article;
create index reports_name on reports using hash (name);
