-- What was said in a contact, and how its caller was identified, is disposed of when its time is over; that there was one,
-- through which channel and how it ended, stays.
alter table catalog.contact add column words_disposed_at timestamptz;
comment on column catalog.contact.words_disposed_at is 'Since when it says no reason, topic or ticket, and has no notes';
create index contact_words_by_end on catalog.contact ((coalesce(ended_at, expires_at)), id) where words_disposed_at is null;
create index contact_identification_by_at on catalog.contact_identification (at, id);
create index identification_code_by_expiry on catalog.identification_code (expires_at, id);
create index identification_drawn_by_at on catalog.identification_drawn (drawn_at, contact_id);

create function catalog.refuse_change_but_disposal() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' and registry.disposing() then
        return old;
    end if;
    raise exception '% is append-only', tg_table_name;
end
$$;
drop trigger contact_identification_append_only on catalog.contact_identification;
create trigger contact_identification_append_only before update or delete on catalog.contact_identification
    for each row execute function catalog.refuse_change_but_disposal();
