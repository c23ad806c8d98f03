-- Codes sent to what is held of a client: whoever tells one has the telephone or the mailbox. Owned by
-- catalog.identification; where a code may go is data: what a release ships is added at start, and what an installation has
-- made of it stays.
create table catalog.identification_destination (
    attribute    text    primary key,
    method       text    not null,
    unless_no    text,
    verification text    not null check (verification in ('DECLARED', 'DOCUMENT_SEEN', 'SOURCE_VERIFIED')),
    held_for     text    not null,
    position     integer not null,
    in_use       boolean not null default true
);
comment on column catalog.identification_destination.unless_no is 'An attribute by which the client says no to it';
comment on column catalog.identification_destination.held_for is 'How long ago the fact must have been told, an ISO 8601 period';

-- A code is never here: a keyed digest of it is, and, encrypted, the end of where it went.
create table catalog.identification_code (
    id         uuid        primary key,
    contact_id uuid        not null,
    client_id  uuid        not null,
    method     text        not null,
    attribute  text        not null,
    digest     text        not null,
    ciphertext bytea       not null,
    key_id     text        not null,
    made_at    timestamptz not null,
    expires_at timestamptz not null,
    failures   integer     not null default 0,
    ended      text        check (ended in ('USED', 'REPLACED', 'LOCKED')),
    delivery   text        not null default 'WAITING' check (delivery in ('WAITING', 'SENT', 'NOT_SENT'))
);
comment on table catalog.identification_code is 'One-time codes; the newest of a contact is the one that counts';
create unique index identification_code_open on catalog.identification_code (contact_id) where ended is null;
create index identification_code_of_contact on catalog.identification_code (contact_id, made_at);
create index identification_code_of_client on catalog.identification_code (client_id, made_at);
create index identification_code_key on catalog.identification_code (key_id);

create table catalog.identification_message (
    code_id    uuid        primary key references catalog.identification_code,
    ciphertext bytea       not null,
    key_id     text        not null,
    next_at    timestamptz not null,
    until      timestamptz not null
);
comment on table catalog.identification_message is 'What is to be sent, encrypted; a row is deleted once it was, or cannot be any more';
create index identification_message_due on catalog.identification_message (next_at);
create index identification_message_key on catalog.identification_message (key_id);
