-- The latest articles in which one statement names two parties, as a brief on the two asks for them: those that name them
-- were read one by one before, or the latest articles until enough of them did. What is not in view any more is left in.
create table pairs (
  pair text not null,
  published text,
  article integer not null
);
insert into pairs (pair, published, article)
  select pair, published, row from articles, unnest(parties) as pair where position(' & ' in pair) > 0;
create index pairs_latest on pairs (pair, published desc nulls last, article desc);
