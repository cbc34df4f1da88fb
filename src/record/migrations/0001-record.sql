-- The record. Plain PostgreSQL (15 and later), the same in PGlite.

-- One row for each reading of an article: its text as published somewhere, coded by one version of the coder.
-- Rows are never changed but for the three flags, which are derived from all rows and from `retractions`.
create table articles (
  row integer generated always as identity primary key,
  key text not null unique,
  hash text not null,
  id text not null,
  url text,
  title text,
  publisher text,
  published text,
  language text not null,
  coder text not null,
  text text not null,
  removed json not null,
  notes json not null,
  chosen boolean not null,
  superseded boolean not null,
  retracted boolean not null,
  added timestamptz not null default now()
);
create index articles_hash on articles (hash);
-- Hash indexes, since ids and addresses may be longer than a B-tree takes.
create index articles_id on articles using hash (id);
create index articles_url on articles using hash (url);
create index articles_published on articles (published);

create table statements (
  article integer not null references articles (row),
  ordinal integer not null,
  id text not null,
  kind text not null,
  -- Codes of every party that the statement names.
  codes text[] not null,
  -- Of events: name that survives recoding, and the key under which reports are merged.
  name text,
  merge_key text,
  body json not null,
  primary key (article, ordinal)
);
create index statements_id on statements using hash (id);
create index statements_merge_key on statements (merge_key) where merge_key is not null;
create index statements_codes on statements using gin (codes);

-- What reports add up to. Derived from the statements in view; only ids are kept for their own sake.
-- A row without body is the id of an event that now redirects to another one, or whose reports are all retracted.
create table events (
  id text primary key,
  merge_key text not null,
  -- The statement the id was derived from, and its place in the order of reports.
  anchor text not null,
  members text[] not null,
  redirect text,
  engagement boolean not null,
  type text not null,
  status text not null,
  parties text[] not null,
  first_day text,
  last_day text,
  reported text,
  body json,
  -- Of all the above, so that what stays as it is is not written again.
  digest text not null
);
create index events_merge_key on events (merge_key);
create index events_last_day on events (engagement, last_day) where body is not null;
create index events_parties on events using gin (parties);

-- Retractions and their undoing, as entries; the last entry on an article counts.
create table retractions (
  entry integer generated always as identity primary key,
  hash text not null,
  action text not null check (action in ('retract', 'restore')),
  at timestamptz not null default now()
);
create index retractions_hash on retractions (hash);
