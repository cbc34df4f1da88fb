-- Less read for each article and each question.

-- Of promises, a bit for each of their words, the number of words, and their sums: of a party's promises of a year only
-- those that may be one with a new one are read. Filled as reports are derived anew.
alter table reports add column marks bit(512), add column words smallint, add column sums text[];

-- The words of an article lie in its row, which search reads, sooner than its text does.
alter table articles alter column search set storage main;

-- Ids are looked for by the statement they were derived from only where that is not among those they stand for.
drop index events_anchor;
create index events_astray on events (anchor) where not anchor = any(members);
