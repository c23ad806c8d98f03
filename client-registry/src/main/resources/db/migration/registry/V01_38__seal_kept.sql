-- Whoever a standing seal covers is sealed, whatever a writer says who does not know of seals: a node of an earlier release
-- that takes a merge back or merges. Who unseals on purpose ends the seals first, in the same transaction; that tells the
-- two apart.
create function registry.keep_sealed() returns trigger language plpgsql as $$
begin
    if exists (select from registry.client_seal s join registry.client c on c.id = s.client_id
               where (c.id = new.id or c.redirected_to = new.id) and s.ended_at is null) then
        new.status := 'SEALED';
    end if;
    return new;
end
$$;
create trigger client_stays_sealed before update on registry.client
    for each row when (new.status = 'ACTIVE' and old.status <> 'ACTIVE')
    execute function registry.keep_sealed();

-- The one she is merged into is sealed with her.
create function registry.hand_seal_on() returns trigger language plpgsql as $$
begin
    update registry.client set status = 'SEALED' where id = new.redirected_to and status = 'ACTIVE';
    return null;
end
$$;
create trigger client_hands_seal_on after update on registry.client
    for each row when (new.status = 'MERGED' and old.status = 'SEALED')
    execute function registry.hand_seal_on();
