-- What adding costs, however much there is: rows that come together lie together.

-- Bands of near-duplicates by the month they came out in, since reprints come out soon: what is added lies in one place.
drop table bands;
create table bands (
  period integer not null,
  band integer not null,
  article integer not null references articles (row),
  primary key (period, band, article)
);

-- Ids of one article's statements begin alike, so that they lie side by side; longer ones are cut.
drop index statements_id;
create index statements_id on statements (left(id, 200));

drop index events_first_day;
create index events_first_day on events (what, first_day, last_day) where body is not null;

-- Nothing is looked up by these, so that their distribution need not be known.
alter table statements alter column codes set statistics 0;
alter table events alter column members set statistics 0;
alter table articles alter column key set statistics 0;
alter table articles alter column text set statistics 0;
alter table articles alter column signature set statistics 0;
