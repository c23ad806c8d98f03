-- A fact is corrected once among those of one client: while two are merged, one may correct what the other told. Once that
-- is undone her fact counts again, and she may correct it herself. Whoever corrects holds the client's header and names
-- the fact that was seen.
alter table registry.fact_correction drop constraint fact_correction_replaces_key;
create index fact_correction_replaces on registry.fact_correction (replaces);
