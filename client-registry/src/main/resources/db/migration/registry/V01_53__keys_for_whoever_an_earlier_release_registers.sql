-- Nodes of an earlier release, still running while this one is taken to every node, find people by their names in
-- search_key and know nothing of matching_key. Whomever they register is due for keys, and names are kept there no more.
create function registry.due_for_matching_keys() returns trigger language plpgsql as $$
begin
    insert into registry.matching_key_due
    select client_id from registry.source_record where id = new.record_id
    on conflict do nothing;
    return null;
end $$;
create trigger search_key_of_earlier_release before insert on registry.search_key
    for each row when (new.kind not like 'identifier.%') execute function registry.due_for_matching_keys();
