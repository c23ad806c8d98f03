-- What a client asks about her data: about one entry of her ledger, or one of the rights the law gives her. Her words speak
-- of her and are encrypted. What was asked is never changed; how it stands, and by when it is due, is.
create table registry.enquiry (
    id          uuid        primary key,
    client_id   uuid        not null,
    kind        text        not null check (kind in ('QUESTION', 'ACCESS', 'CORRECTION', 'PORTABILITY', 'OBJECTION')),
    entry_id    uuid,
    entry_at    timestamptz,
    state       text        not null check (state in ('OPEN', 'IN_REVIEW', 'ANSWERED')),
    at          timestamptz not null,
    received_on date        not null,
    due         date        not null check (due > received_on),
    office      text        not null,
    channel     text        not null,
    on_behalf   boolean     not null,
    ciphertext  bytea       not null,
    key_id      text        not null,
    check ((kind = 'QUESTION') = (entry_id is not null)),
    check ((entry_id is null) = (entry_at is null))
);
comment on table registry.enquiry is 'What clients ask about their data, with its deadline; owned by registry.enquiry';
create index enquiry_of_client on registry.enquiry (client_id, at desc);
create index enquiry_by_due on registry.enquiry (state, due, id);
create index enquiry_of_key on registry.enquiry (key_id);

create function registry.refuse_change_of_enquiry() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        old.state := new.state;
        old.due := new.due;
        if old.key_id is distinct from new.key_id then
            old.ciphertext := new.ciphertext;
            old.key_id := new.key_id;
        end if;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% is append-only but for how it stands', tg_table_name;
end $$;
create trigger enquiry_append_only before update or delete on registry.enquiry
    for each row execute function registry.refuse_change_of_enquiry();

create table registry.enquiry_answer (
    enquiry_id uuid        primary key references registry.enquiry,
    at         timestamptz not null,
    account    text        not null,
    office     text        not null,
    ciphertext bytea       not null,
    key_id     text        not null
);
comment on table registry.enquiry_answer is 'What the privacy office answered, once; owned by registry.enquiry';
create index enquiry_answer_by_at on registry.enquiry_answer (at desc);
create index enquiry_answer_of_key on registry.enquiry_answer (key_id);
create trigger enquiry_answer_append_only before update or delete on registry.enquiry_answer
    for each row execute function registry.refuse_change_but_of_key();

-- Which enquiry a contact of the privacy office was opened for: it counts for no other.
create table registry.enquiry_opening (
    contact_id uuid primary key,
    enquiry_id uuid not null references registry.enquiry
);
comment on table registry.enquiry_opening is 'The enquiry each contact of the privacy office is for; owned by registry.enquiry';
create index enquiry_opening_of_enquiry on registry.enquiry_opening (enquiry_id);
create trigger enquiry_opening_append_only before update or delete on registry.enquiry_opening
    for each row execute function registry.refuse_change();
