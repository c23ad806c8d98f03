create table registry.representation (
    id                uuid primary key,
    client_id         uuid not null references registry.client,
    representative_id uuid not null references registry.client,
    kind              text not null,
    client_name       text not null,
    name              text not null,
    categories        text[] not null,
    services          text[] not null,
    may_act           boolean not null,
    proof_kind        text not null,
    proof_reference   text not null,
    starts_on         date not null,
    ends_on           date,
    recorded_at       timestamptz not null,
    actor_kind        text not null,
    actor_id          text not null,
    office            text not null,
    contact_id        uuid,
    check (client_id <> representative_id),
    check (ends_on is null or ends_on >= starts_on),
    check (cardinality(categories) > 0 and cardinality(services) > 0)
);
comment on table registry.representation is
    'Who may act for whom; owned by registry.representation. Rows stay under the ids they were recorded with, so a merge and its undoing need not touch them';
comment on column registry.representation.client_name is 'As the proof names the represented client';
comment on column registry.representation.name is 'As the proof names the representative';
create index representation_client on registry.representation (client_id);
create index representation_representative on registry.representation (representative_id);

create table registry.representation_ending (
    representation_id uuid primary key references registry.representation,
    at                timestamptz not null,
    ended_by          text not null check (ended_by in ('CLIENT', 'REPRESENTATIVE', 'STAFF')),
    reason            text,
    actor_kind        text not null,
    actor_id          text not null,
    channel           text not null,
    contact_id        uuid
);
comment on table registry.representation_ending is 'Ended before its date: by the client, the representative, or staff within a contact';

create trigger representation_append_only before update or delete on registry.representation
    for each row execute function registry.refuse_change();
create trigger representation_ending_append_only before update or delete on registry.representation_ending
    for each row execute function registry.refuse_change();
