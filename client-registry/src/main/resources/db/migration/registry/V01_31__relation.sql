create table registry.relation (
    id          uuid primary key,
    client_id   uuid not null references registry.client,
    other_id    uuid not null references registry.client,
    kind        text not null check (kind in ('SPOUSE', 'COMMON_LAW_PARTNER', 'PARENT', 'CHILD', 'SAME_HOUSEHOLD')),
    other_name  text not null,
    starts_on   date not null,
    basis       text not null,
    source_kind text not null,
    source_code text not null,
    evidence    text,
    recorded_at timestamptz not null,
    actor_kind  text not null,
    actor_id    text not null,
    contact_id  uuid,
    check (client_id <> other_id)
);
comment on table registry.relation is
    'What one client is to another; owned by registry.representation. The kind is what the other is to the client. Rows stay under the ids they were recorded with';
comment on column registry.relation.other_name is 'As the client named the other';
create index relation_client on registry.relation (client_id);
create index relation_other on registry.relation (other_id);

create table registry.relation_ending (
    relation_id uuid primary key references registry.relation,
    ended_on    date not null,
    at          timestamptz not null,
    actor_kind  text not null,
    actor_id    text not null,
    contact_id  uuid
);

create trigger relation_append_only before update or delete on registry.relation
    for each row execute function registry.refuse_change();
create trigger relation_ending_append_only before update or delete on registry.relation_ending
    for each row execute function registry.refuse_change();
