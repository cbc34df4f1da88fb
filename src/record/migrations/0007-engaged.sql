-- Engagements of a dyad, which briefs and timelines ask for, without the other events and the commitments of the two. A short
-- list of what is still to be sorted in, since every such question reads it.
create index events_engaged on events using gin (parties) with (gin_pending_list_limit = 512)
  where what = 'engagement' and body is not null;
