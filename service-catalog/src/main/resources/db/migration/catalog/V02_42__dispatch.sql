-- Outbox and inbox. Owned by catalog.dispatch.
create table catalog.dispatch (
    id                uuid primary key,
    recipient_kind    text not null default 'PROGRAMME' check (recipient_kind in ('PROGRAMME', 'PERSON')),
    recipient         text not null,
    kind              text not null,
    subject_client_id uuid not null,
    about_id          uuid not null,
    purpose           text not null,
    attributes        text[] not null,
    authority         text not null check (authority <> ''),
    state             text not null check (state in ('DUE', 'CLAIMED', 'SENT', 'CONFIRMED', 'STOPPED', 'DEAD')),
    attempts          int not null default 0,
    -- While claimed: the end of the lease, after which another worker may take it.
    next_attempt_at   timestamptz not null,
    claimed_by        text,
    fence             bigint not null default 0,
    stop_requested    text,
    last_error        text,
    idempotency_key   text not null unique,
    basis             text[] not null default '{}',
    receipt           text,
    created_at        timestamptz not null,
    confirmed_at      timestamptz
);
create index dispatch_open on catalog.dispatch (recipient, next_attempt_at)
    where state in ('DUE', 'CLAIMED', 'SENT');
create index dispatch_about on catalog.dispatch (about_id);
create index dispatch_subject on catalog.dispatch (subject_client_id);
create index dispatch_in_trouble on catalog.dispatch (state, id) where state in ('STOPPED', 'DEAD');

-- One row per claim or replay; the fence numbers them.
create table catalog.dispatch_attempt (
    dispatch_id      uuid not null references catalog.dispatch (id),
    fence            bigint not null,
    worker           text not null,
    started_at       timestamptz not null,
    access_log_entry uuid,
    ended_at         timestamptz,
    outcome          text check (outcome in ('CONFIRMED', 'FAILED', 'STOPPED', 'DEAD', 'LEASE_EXPIRED', 'REPLAYED')),
    error            text,
    primary key (dispatch_id, fence)
);

create table catalog.inbox_message (
    id              uuid primary key,
    programme       text not null references catalog.programme (code),
    kind            text not null,
    idempotency_key text not null,
    body            bytea not null,
    signature       text not null,
    received_at     timestamptz not null,
    state           text not null check (state in ('RECEIVED', 'CLAIMED', 'SETTLED', 'REJECTED')),
    attempts        int not null default 0,
    next_attempt_at timestamptz not null,
    claimed_by      text,
    fence           bigint not null default 0,
    reason          text,
    settled_at      timestamptz,
    unique (programme, idempotency_key)
);
create index inbox_open on catalog.inbox_message (kind, next_attempt_at) where state in ('RECEIVED', 'CLAIMED');
create index inbox_rejected on catalog.inbox_message (received_at) where state = 'REJECTED';
