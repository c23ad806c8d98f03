-- Keys that half a town shares are written no more, and beginnings that tell two common names apart come in their place:
-- everybody gets hers anew, portion by portion. Those of old that nobody asks for any longer find nobody and do no harm.
insert into registry.matching_key_due select id from registry.client where status in ('ACTIVE', 'SEALED')
on conflict do nothing;

-- Twenty rows a person, all of them hashes: a third of what writing them took was asking whether the record is there,
-- which the same transaction has just written, and a second index that nothing reads.
alter table registry.matching_key drop constraint matching_key_record_id_fkey;
drop index registry.matching_key_record;

-- A key is read from its index alone where vacuum has passed; it is to come by before a fifth of all rows are new.
alter table registry.matching_key
    set (autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.05);
