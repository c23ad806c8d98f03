-- That no value is known is a fact whose value is the JSON null: clear of every attribute, since it tells no value. One such
-- fact takes back whatever its source had told of the attribute, so it may replace several.
alter table registry.fact_correction drop constraint fact_correction_pkey;
alter table registry.fact_correction add primary key (fact_id, replaces);
comment on column registry.fact.value is 'JSON; null where it is a ciphertext, and the JSON null where no value is known';
