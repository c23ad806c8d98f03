create table registry.duplicate_review (
    id          uuid primary key,
    first_id    uuid not null references registry.client,
    second_id   uuid not null references registry.client,
    path        text not null check (path in ('DESK', 'PORTAL', 'IMPORT', 'PROGRAMME')),
    verdict     text not null check (verdict in ('CERTAIN', 'POSSIBLE')),
    score       double precision not null,
    reasons     jsonb not null,
    opened_at   timestamptz not null,
    state       text not null check (state in ('OPEN', 'SAME', 'DIFFERENT')),
    resolved_at timestamptz,
    resolved_by text,
    merge_id    uuid references registry.merge,
    check (first_id < second_id),
    check ((state = 'OPEN') = (resolved_at is null) and (state = 'OPEN') = (resolved_by is null))
);
comment on table registry.duplicate_review is 'Pairs of clients that may be one person; reasons are attribute names and weights, never values';
create unique index duplicate_review_open on registry.duplicate_review (first_id, second_id) where state = 'OPEN';
create index duplicate_review_queue on registry.duplicate_review (id) where state = 'OPEN';
create index duplicate_review_second on registry.duplicate_review (second_id);

create table registry.duplicate_due (
    id        bigint generated always as identity primary key,
    client_id uuid not null references registry.client,
    path      text not null
);
comment on table registry.duplicate_due is 'Clients who have yet to be compared with the others, since they or their facts are new';
