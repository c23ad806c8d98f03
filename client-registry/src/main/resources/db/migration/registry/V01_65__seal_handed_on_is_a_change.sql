-- Sealing whoever remains of such a merge changes her header: a node that read it before must not write it again as it was.
create or replace function registry.hand_seal_on() returns trigger language plpgsql as $$
begin
    update registry.client set status = 'SEALED', version = version + 1 where id = new.redirected_to and status = 'ACTIVE';
    return null;
end
$$;
