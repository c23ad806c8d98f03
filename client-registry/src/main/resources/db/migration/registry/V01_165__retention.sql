-- How long what rooms keep about clients is kept, what holds it, and what was disposed of. Owned by registry.retention.
-- A rule is written by one person and counts once another has confirmed it; what is written is never changed.
create table registry.retention_rule (
    kind          text        not null,
    version       integer     not null check (version > 0),
    period        text        not null,
    instrument_en text        not null,
    instrument_fr text        not null,
    provision     text        not null,
    valid_from    date        not null,
    written_by    text        not null,
    written_at    timestamptz not null,
    confirmed_by  text        check (confirmed_by <> written_by),
    confirmed_at  timestamptz,
    primary key (kind, version),
    check ((confirmed_by is null) = (confirmed_at is null))
);
comment on table registry.retention_rule is 'Versions of how long each kind is kept; owned by registry.retention';

create function registry.refuse_change_but_confirmation() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.confirmed_at is null and new.confirmed_at is not null then
        old.confirmed_by := new.confirmed_by;
        old.confirmed_at := new.confirmed_at;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% is append-only but for its confirmation', tg_table_name;
end $$;
create trigger retention_rule_append_only before update or delete on registry.retention_rule
    for each row execute function registry.refuse_change_but_confirmation();

-- While a hold stands, nothing it covers is disposed of. The ids are those that led to the client when it was placed.
create table registry.retention_hold (
    id          uuid        primary key,
    scope       text        not null check (scope in ('CLIENT', 'KIND', 'EVERYTHING')),
    client_id   uuid,
    clients     uuid[]      not null,
    kind        text,
    cause       text        not null check (cause in ('LITIGATION', 'ACCESS_REQUEST', 'INVESTIGATION')),
    authority   text        not null,
    ordered_by  text        not null,
    placed_at   timestamptz not null,
    placed_by   text        not null,
    review_due  date        not null,
    ciphertext  bytea       not null,
    key_id      text        not null,
    check ((scope = 'CLIENT') = (client_id is not null)),
    check ((scope = 'KIND') = (kind is not null)),
    check ((scope = 'CLIENT') = (cardinality(clients) > 0))
);
comment on table registry.retention_hold is 'What stops disposal, on whose order; owned by registry.retention';
create index retention_hold_of_key on registry.retention_hold (key_id);
create index retention_hold_of_client on registry.retention_hold using gin (clients);
create trigger retention_hold_append_only before update or delete on registry.retention_hold
    for each row execute function registry.refuse_change_but_of_key();

create table registry.retention_release (
    hold_id     uuid        primary key references registry.retention_hold,
    released_at timestamptz not null,
    released_by text        not null,
    ciphertext  bytea       not null,
    key_id      text        not null
);
comment on table registry.retention_release is 'Who released a hold, and why, once; owned by registry.retention';
create index retention_release_of_key on registry.retention_release (key_id);
create trigger retention_release_append_only before update or delete on registry.retention_release
    for each row execute function registry.refuse_change_but_of_key();

-- One row for each batch that was disposed of, in the transaction that disposes of it.
create table registry.retention_disposal (
    id       uuid        primary key,
    run      uuid        not null,
    kind     text        not null,
    version  integer     not null,
    at       timestamptz not null,
    before   timestamptz not null,
    items    integer     not null check (items > 0),
    clients  integer     not null check (clients >= 0),
    entry_id uuid        not null,
    xid      xid8        not null default pg_current_xact_id(),
    foreign key (kind, version) references registry.retention_rule
);
comment on table registry.retention_disposal is 'What was disposed of by which version of a rule; owned by registry.retention';
create index retention_disposal_of_run on registry.retention_disposal (run);
create index retention_disposal_of_transaction on registry.retention_disposal (xid);
create trigger retention_disposal_append_only before update or delete on registry.retention_disposal
    for each row execute function registry.refuse_change();

-- What is otherwise append-only lets go of a row where the same transaction has said by which rule.
create function registry.disposing() returns boolean language sql stable as $$
    select exists (select from registry.retention_disposal where xid = pg_current_xact_id_if_assigned())
$$;

-- That something was disposed of is an entry of its own. Entries written before are of the kinds there were, so they need
-- no second look.
alter table registry.access_log drop constraint access_log_kind_check;
alter table registry.access_log add constraint access_log_kind_check
    check (kind in ('READ', 'SHARE', 'SEARCH', 'REFUSAL', 'CHANGE', 'LOG_REVIEW', 'BATCH', 'IDENTIFICATION', 'DECISION',
                    'DISPOSAL'))
    not valid;
