-- A record keeps its entries of the blind index when its number is corrected, so that a restored fact is found again. Which
-- of them is said now is told by the newest fact that says it; entries of earlier releases name none.
alter table registry.search_key add column fact_id uuid;
comment on column registry.search_key.fact_id is 'The newest fact of the record that says what an entry of the blind index stands for';

-- What is encrypted without an index cannot be compared: that is not none.
alter table registry.attribute_quality alter column contradictions drop not null;
