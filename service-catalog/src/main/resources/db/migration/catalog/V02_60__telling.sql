-- Corrections that recipients must be told of, and who was. Owned by catalog.telling.
create table catalog.correction_due (
    correction_id uuid primary key,
    client_id     uuid not null,
    attribute     text not null,
    corrected_at  timestamptz not null,
    told_at       timestamptz
);
comment on table catalog.correction_due is 'Written in the transaction of the correction; a duty takes what has not been told';
create index correction_due_open on catalog.correction_due (corrected_at) where told_at is null;
create index correction_due_client on catalog.correction_due (client_id, attribute);

create table catalog.correction_notice (
    correction_id uuid not null references catalog.correction_due,
    recipient     text not null,
    dispatch_id   uuid references catalog.dispatch,
    reason        text,
    created_at    timestamptz not null,
    primary key (correction_id, recipient),
    check ((dispatch_id is null) = (reason is not null))
);
comment on table catalog.correction_notice is 'Each recipient once a correction: the dispatch that tells it, or why there is none';
