-- Merging that costs by what lies near in time, and the words and copies by which articles are found.

-- One row for each event or commitment in view: how it is merged, and where it was merged to. Derived.
create table reports (
  name text primary key,
  article integer not null,
  ordinal integer not null,
  -- The key under which reports are compared, and the days within which one can have to do with others.
  key text not null,
  reach_from integer,
  reach_to integer,
  words text[] not null,
  -- Reports of one group tell of one event; groups joined by hand are one event too.
  "group" text not null,
  event text not null
);
create index reports_key on reports (key, reach_to);
create index reports_group on reports ("group");
create index reports_article on reports (article);

drop index statements_merge_key;
alter table statements drop column merge_key, drop column name;

-- Engagements, events, and now commitments. What was derived before is derived anew; ids stay.
drop index events_last_day;
alter table events drop column engagement, add column what text, add column mode text;
update events set body = null, redirect = null, digest = '', what = case type when 'CONSULT' then 'engagement' else 'event' end;
alter table events alter column what set not null;
create index events_last_day on events (what, last_day) where body is not null;
create index events_first_day on events (what, first_day, last_day, anchor) where body is not null;
create index events_anchor on events (anchor);
create index events_redirect on events (redirect) where redirect is not null;
create index events_gone on events using gin (members) where body is null;
drop index events_merge_key;

-- Merges and partings made by hand, as entries that name statements; of two on the same statements the later counts.
create table decisions (
  entry integer generated always as identity primary key,
  action text not null check (action in ('merge', 'split')),
  names text[] not null,
  others text[] not null,
  at timestamptz not null default now()
);
create index decisions_names on decisions using gin ((names || others));

-- Full-text search: the beginning of a very long article is found, all of any other.
alter table articles add column search tsvector generated always as (
  to_tsvector('english', coalesce(title, '') || E'\n' || left(text, 200000))
) stored;
create index articles_recent on articles (published desc nulls last, row desc);
create index articles_search on articles using gin (search);

-- Near-duplicates: MinHash signatures, their bands, and the earliest article that an article is a copy of.
alter table articles add column signature integer[], add column bands integer[] not null default '{}', add column copy_of integer;
create index articles_bands on articles using gin (bands) where bands <> '{}';
create index articles_copy_of on articles (copy_of) where copy_of is not null;

create index statements_kind on statements (kind, article);

-- The version of the program's rules that reports and events were derived by; another one derives them anew.
create table derivation (
  version text not null
);
