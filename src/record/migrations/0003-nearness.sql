-- What merging needs of a report, kept as it is needed, and where in time the report lies, looks and draws (days counted
-- from 1970-01-01): few are read for a change, and no statement until an event is written anew. Derived.
drop table reports;
create table reports (
  name text primary key,
  article integer not null,
  ordinal integer not null,
  key text not null,
  -- The day of reporting; 9999 where there is none.
  day text not null,
  lies_from integer,
  lies_to integer,
  looks_from integer,
  looks_to integer,
  draws_from integer,
  draws_to integer,
  gist json not null,
  "group" text not null,
  event text not null
);
create index reports_draws on reports (key, draws_to);
create index reports_day on reports (key, day);
create index reports_group on reports ("group");
create index reports_article on reports (article);

-- The bands that near-duplicates share, as a table: many are looked up at once.
drop index articles_bands;
alter table articles drop column bands;
update articles set signature = null, copy_of = null;
create table bands (
  band integer not null,
  article integer not null references articles (row),
  primary key (band, article)
);
create index bands_article on bands (article);
