create table registry.access_log (
    id           uuid not null,
    at           timestamptz not null,
    xid          xid8 not null default pg_current_xact_id(),
    kind         text not null check (kind in ('READ', 'SHARE', 'SEARCH', 'REFUSAL', 'CHANGE', 'LOG_REVIEW', 'BATCH')),
    actor_kind   text not null,
    actor_id     text not null,
    actor_office text,
    on_behalf_of uuid,
    purpose      text not null,
    bases        text[] not null,
    relation     text not null,
    recipient    text not null,
    channel      text not null,
    contact_id   uuid,
    attributes   text[] not null,
    reason       text,
    subjects     integer not null,
    canonical    bytea not null,
    hash         bytea not null check (octet_length(hash) = 32),
    primary key (at, id)
) partition by range (at);
comment on table registry.access_log is 'Append-only. Canonical bytes are what is hashed; the columns repeat them for queries';
create table registry.access_log_default partition of registry.access_log default;
create index access_log_unsealed on registry.access_log (xid, id);
create index access_log_actor on registry.access_log (actor_id, at desc);
create index access_log_entry on registry.access_log (id);

create table registry.access_log_subject (
    client_id uuid not null,
    at        timestamptz not null,
    entry_id  uuid not null,
    primary key (client_id, at, entry_id)
) partition by range (at);
comment on table registry.access_log_subject is 'Everyone an entry is about: one row for a look, thousands for a batch';
create index access_log_subject_entry on registry.access_log_subject (entry_id);
create table registry.access_log_subject_default partition of registry.access_log_subject default;

create table registry.access_log_seal (
    number        bigint primary key,
    sealed_at     timestamptz not null,
    below_xid     xid8 not null,
    first_leaf    bigint not null,
    leaves        bigint not null check (leaves > 0),
    root          bytea not null check (octet_length(root) = 32),
    previous_head bytea not null check (octet_length(previous_head) = 32),
    head          bytea not null unique check (octet_length(head) = 32)
);
comment on table registry.access_log_seal is 'Batch roots, each head chained to the one before';

create table registry.access_log_leaf (
    position bigint primary key,
    entry_id uuid not null unique,
    entry_at timestamptz not null,
    hash     bytea not null check (octet_length(hash) = 32)
);
comment on table registry.access_log_leaf is 'Leaf hashes stay when the contents of their partition have expired';

create function registry.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger access_log_append_only before update or delete on registry.access_log
    for each row execute function registry.refuse_change();
create trigger access_log_subject_append_only before update or delete on registry.access_log_subject
    for each row execute function registry.refuse_change();
create trigger access_log_seal_append_only before update or delete on registry.access_log_seal
    for each row execute function registry.refuse_change();
create trigger access_log_leaf_append_only before update or delete on registry.access_log_leaf
    for each row execute function registry.refuse_change();
create trigger fact_append_only before update or delete on registry.fact
    for each row execute function registry.refuse_change();
create trigger revision_append_only before update or delete on registry.revision
    for each row execute function registry.refuse_change();
