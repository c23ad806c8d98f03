-- A look at somebody who cannot be asked: who declared the emergency, about whom, why, and for how long it opens anything.
-- The reason speaks of the client and is encrypted. Appended to, never changed but for the key of a ciphertext.
create table registry.emergency (
    id         uuid        primary key,
    client_id  uuid        not null,
    account    text        not null,
    office     text        not null,
    channel    text        not null,
    contact_id uuid,
    at         timestamptz not null,
    until      timestamptz not null check (until > at),
    review_due timestamptz not null check (review_due >= until),
    ciphertext bytea       not null,
    key_id     text        not null
);
comment on table registry.emergency is 'Emergencies declared by staff (break-glass); owned by registry.emergency';
create index emergency_of_account on registry.emergency (account, until);
create index emergency_of_client on registry.emergency (client_id, at);
create index emergency_of_key on registry.emergency (key_id);
create trigger emergency_append_only before update or delete on registry.emergency
    for each row execute function registry.refuse_change_but_of_key();

create table registry.emergency_review (
    emergency_id uuid        primary key references registry.emergency,
    at           timestamptz not null,
    reviewer     text        not null,
    office       text        not null,
    outcome      text        not null check (outcome in ('JUSTIFIED', 'NOT_JUSTIFIED')),
    ciphertext   bytea       not null,
    key_id       text        not null
);
comment on table registry.emergency_review is 'What a supervisor said of an emergency; owned by registry.emergency';
create index emergency_review_of_key on registry.emergency_review (key_id);
create trigger emergency_review_append_only before update or delete on registry.emergency_review
    for each row execute function registry.refuse_change_but_of_key();
