-- Values of encrypted attributes are ciphertext, and found by a keyed index. Never an index on a value with few
-- possibilities: how often each entry occurs would tell which is which.
alter table registry.attribute add column indexed boolean not null default false;
alter table registry.attribute add constraint attribute_indexed
    check (not indexed or (encrypted and type = 'TEXT' and code like 'identifier.%'));

alter table registry.search_key add column key_id text;
comment on column registry.search_key.key_id is 'The key of the blind index that made the entry; none where the key is clear';
create index search_key_of_key on registry.search_key (key_id) where key_id is not null;

create index fact_of_key on registry.fact (key_id) where key_id is not null;

-- A fact is never changed. Its ciphertext may be replaced by one of the same value under another key, so that the old
-- key can be destroyed: the database lets nothing else of the row change, and the ciphertext is authenticated with the
-- id and the attribute of its own row.
create function registry.refuse_change_but_of_key() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.ciphertext is not null and new.ciphertext is not null
            and old.key_id is distinct from new.key_id then
        old.ciphertext := new.ciphertext;
        old.key_id := new.key_id;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
drop trigger fact_append_only on registry.fact;
create trigger fact_append_only before update or delete on registry.fact
    for each row execute function registry.refuse_change_but_of_key();
