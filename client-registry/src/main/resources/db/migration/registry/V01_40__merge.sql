-- A merge moves source records, never facts. A record that was moved remembers the client it was opened for, so that
-- merges can be undone in any order and every record finds home.
alter table registry.source_record add column home_id uuid references registry.client;
comment on column registry.source_record.home_id is 'The client it was opened for, where a merge has moved it; null at home';
create index source_record_home on registry.source_record (home_id) where home_id is not null;
create index client_redirected on registry.client (redirected_to) where redirected_to is not null;

create table registry.merge (
    id            uuid primary key,
    survivor_id   uuid not null references registry.client,
    merged_id     uuid not null references registry.client,
    reason        text not null,
    at            timestamptz not null,
    actor_kind    text not null,
    actor_id      text not null,
    undone_at     timestamptz,
    undone_kind   text,
    undone_by     text,
    undone_reason text,
    check (survivor_id <> merged_id),
    check ((undone_at is null) = (undone_by is null) and (undone_at is null) = (undone_kind is null)),
    check (undone_at is not null or undone_reason is null)
);
comment on table registry.merge is 'What people decided to be one client; it stands until it is undone, and is never deleted';
create unique index merge_standing on registry.merge (merged_id) where undone_at is null;
create index merge_survivor on registry.merge (survivor_id);

create table registry.merge_record (
    merge_id  uuid not null references registry.merge,
    record_id uuid not null references registry.source_record,
    primary key (merge_id, record_id)
);
comment on table registry.merge_record is 'The records a merge moved';

create table registry.merge_choice (
    merge_id  uuid not null references registry.merge,
    attribute text not null,
    fact_id   uuid not null references registry.fact,
    primary key (merge_id, attribute)
);
comment on table registry.merge_choice is 'Which value counts where both had one, until a newer fact is recorded or the merge is undone';

create table registry.not_same (
    id         uuid primary key,
    one_id     uuid not null references registry.client,
    other_id   uuid not null references registry.client,
    reason     text not null,
    at         timestamptz not null,
    actor_kind text not null,
    actor_id   text not null,
    check (one_id < other_id)
);
comment on table registry.not_same is 'Pairs a person told apart; matching respects them whatever either is merged with later';
create index not_same_one on registry.not_same (one_id);
create index not_same_other on registry.not_same (other_id);
