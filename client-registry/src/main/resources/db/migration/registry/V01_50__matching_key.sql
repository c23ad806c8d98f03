-- Under which keys a person is looked for: each a hash of a kind and of what two descriptions of one person share, such
-- as the sound of a name with a year of birth. A key is read to a limit, so that what a search costs does not grow with
-- the number of people. Identifiers are not among them: they stay in search_key.
create table registry.matching_key (
    key       bigint not null,
    record_id uuid   not null references registry.source_record,
    primary key (key, record_id)
);
create index matching_key_record on registry.matching_key (record_id);
comment on table registry.matching_key is 'Where candidates of a match are found; owned by registry.client';

-- Whoever was registered before there were such keys gets them from a duty, portion by portion.
create table registry.matching_key_due (
    client_id uuid primary key
);
insert into registry.matching_key_due select id from registry.client where status = 'ACTIVE';
delete from registry.search_key where kind not like 'identifier.%';
