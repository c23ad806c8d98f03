create schema if not exists registry;

create table registry.attribute (
    code         text primary key,
    type         text not null check (type in ('TEXT', 'DATE', 'BOOLEAN', 'NUMBER', 'MONEY', 'CODE', 'LIST')),
    category     text not null,
    label_en     text not null,
    label_fr     text not null,
    sensitivity  text not null,
    freshness    text,
    prefillable  boolean not null,
    survivorship text not null check (survivorship in ('LATEST', 'BEST_VERIFIED')),
    held         text not null check (held in ('KEPT', 'ELSEWHERE')),
    encrypted    boolean not null default false,
    codes        text[] not null default '{}'
);
comment on table registry.attribute is 'The attribute dictionary; owned by registry.client';

create table registry.client (
    id            uuid primary key,
    status        text not null check (status in ('ACTIVE', 'MERGED', 'SEALED')),
    redirected_to uuid references registry.client,
    opened_at     timestamptz not null,
    version       bigint not null,
    check ((status = 'MERGED') = (redirected_to is not null))
);
comment on table registry.client is 'Client headers; an id given out keeps resolving through redirected_to';

create table registry.client_history (
    id            uuid not null,
    rev           bigint not null,
    rev_end       bigint,
    revtype       smallint not null,
    status        text,
    redirected_to uuid,
    opened_at     timestamptz,
    primary key (id, rev)
);

create table registry.source_record (
    id         uuid primary key,
    client_id  uuid not null references registry.client,
    party      text not null,
    reference  text,
    created_at timestamptz not null
);
comment on column registry.source_record.party is 'Who knows the person: the integrator itself, or the code of a programme or register';
create index source_record_client on registry.source_record (client_id);
create unique index source_record_reference on registry.source_record (party, reference) where reference is not null;

create table registry.fact (
    id           uuid primary key,
    record_id    uuid not null references registry.source_record,
    attribute    text not null,
    value        jsonb,
    ciphertext   bytea,
    key_id       text,
    source_kind  text not null check (source_kind in ('CLIENT', 'AGENT', 'PROGRAMME', 'DOCUMENT', 'REGISTER')),
    source_code  text not null,
    verification smallint not null check (verification between 0 and 2),
    collected_at timestamptz not null,
    recorded_at  timestamptz not null,
    valid_from   date,
    valid_to     date,
    basis        text not null,
    evidence     text,
    about        uuid,
    contact_id   uuid,
    actor_kind   text not null,
    actor_id     text not null,
    check ((value is null) <> (ciphertext is null)),
    check ((ciphertext is null) = (key_id is null))
);
comment on table registry.fact is 'Append-only and bitemporal; what is current is chosen when it is read';
create index fact_current on registry.fact (record_id, attribute, collected_at desc, recorded_at desc);

create table registry.search_key (
    kind      text not null,
    key       text not null,
    record_id uuid not null references registry.source_record,
    primary key (kind, key, record_id)
);
create index search_key_record on registry.search_key (record_id);

create table registry.once (
    actor_id     text not null,
    operation    text not null,
    key          text not null,
    request_hash text not null,
    reference    text not null,
    claimed_at   timestamptz not null,
    primary key (actor_id, operation, key)
);
comment on table registry.once is 'Idempotency keys with the reference of what they created, never an answer; owned by registry.actor';
