-- What a client could have besides: as sensitive as the facts behind it, and opened with the same permit.
create table catalog.suggestion (
    id           uuid        not null primary key,
    client_id    uuid        not null,
    service_code text        not null,
    rule_version integer     not null,
    content      jsonb       not null,
    shown_at     timestamptz not null,
    response     text check (response in ('ACCEPT', 'DECLINE', 'LATER')),
    responded_at timestamptz,
    hidden_until timestamptz,
    unique (client_id, service_code),
    check ((response is null) = (responded_at is null))
);

-- What was found, shown and answered, in which contact and on which ground: append-only, and what is measured later.
create table catalog.suggestion_event (
    id            uuid        not null primary key,
    client_id     uuid        not null,
    event         text        not null check (event in ('SHOWN', 'ANSWERED', 'SWITCHED_ON', 'SWITCHED_OFF')),
    kind          text        not null check (kind in ('RELATED', 'PREFERENCE')),
    suggestion_id uuid,
    eligible      text[]      not null default '{}',
    shown         text[]      not null default '{}',
    rule_versions integer[]   not null default '{}',
    response      text,
    bases         text[]      not null default '{}',
    log_entry     uuid        not null,
    channel       text        not null,
    contact_id    uuid,
    at            timestamptz not null
);
create index suggestion_event_contact on catalog.suggestion_event (contact_id) where contact_id is not null;
create index suggestion_event_at on catalog.suggestion_event (at);

-- The off switch. No row: switched on.
create table catalog.suggestion_preference (
    client_id  uuid        not null primary key,
    enabled    boolean     not null,
    changed_at timestamptz not null
);
