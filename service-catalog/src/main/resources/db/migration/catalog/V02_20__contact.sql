-- Ids are time ordered (RFC 9562, version 7), so a month is a range of ids: the primary key stays the id alone,
-- and a look-up by id opens one partition.
create table catalog.contact (
    id                 uuid        not null primary key,
    channel            text        not null,
    account            text        not null,
    office             text        not null,
    reason             text        not null,
    topic              text,
    ticket             text,
    kind               text        not null,
    client_id          uuid,
    language_preferred text,
    language_served    text,
    received_at        timestamptz,
    queue_entered_at   timestamptz,
    opened_at          timestamptz not null,
    ended_at           timestamptz,
    disposition        text,
    transferred_count  integer     not null default 0,
    caller_assurance   text        not null default 'NONE',
    expires_at         timestamptz not null,
    constraint contact_assurance check (caller_assurance in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    constraint contact_disposition check (disposition in ('RESOLVED', 'REFERRED', 'ESCALATED', 'ABANDONED')),
    constraint contact_ended check ((ended_at is null) = (disposition is null))
) partition by range (id);

create table catalog.contact_default partition of catalog.contact default;

create index contact_of_client on catalog.contact (client_id, id desc) where client_id is not null;

create table catalog.contact_identification (
    id         uuid        not null primary key,
    contact_id uuid        not null,
    method     text        not null,
    assurance  text        not null check (assurance in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    evidence   text,
    at         timestamptz not null
);
create index contact_identification_contact on catalog.contact_identification (contact_id);

-- What a clerk writes about a person is personal data; it opens with the attribute "contacts".
create table catalog.contact_note (
    id         uuid        not null primary key,
    contact_id uuid        not null,
    text       text        not null,
    at         timestamptz not null
);
create index contact_note_contact on catalog.contact_note (contact_id);
