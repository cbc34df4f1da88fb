-- What is asked most often, by indexes in the order of the answer.

-- What an article is found by besides its words: codes of parties, pairs of them that one statement names, holders of
-- positions. Filled by the program. The arrays of single statements need no index of their own any more.
alter table articles add column parties text[];
-- A short list of what is still to be sorted in, since every question reads it.
create index articles_parties on articles using gin (parties) with (gin_pending_list_limit = 512);
drop index statements_codes;
drop index statements_kind;
drop index articles_published;

-- Promises of which nobody said what became of them, in the order in which they fall due.
create index events_open on events (last_day, first_day, anchor)
  where what = 'commitment' and status = 'open' and body is not null;

-- What lies ahead.
create index events_waiting on events (what, last_day, reported)
  where status in ('planned', 'possible', 'ongoing') and body is not null;

-- Deliveries, among which promises look for theirs.
create index events_aid on events using gin (parties) where what = 'event' and type = 'AID' and body is not null;
