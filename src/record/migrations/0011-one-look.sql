-- Reports of a merge key are found by one index instead of two: by the last and the first day that they have to do with.
create index reports_days on reports (key, (greatest(draws_to, looks_to)), (least(draws_from, looks_from)));
drop index reports_draws;
drop index reports_day;
