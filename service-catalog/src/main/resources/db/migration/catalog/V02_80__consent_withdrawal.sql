-- Whom the withdrawal of a consent is told to. Owned by catalog.telling; written in the transaction of the withdrawal.
create table catalog.withdrawal_notice (
    consent_id   uuid not null,
    recipient    text not null,
    withdrawn_at timestamptz not null,
    dispatch_id  uuid references catalog.dispatch,
    reason       text,
    primary key (consent_id, recipient),
    check ((dispatch_id is null) = (reason is not null))
);
comment on table catalog.withdrawal_notice is 'Each programme among the recipients once: the dispatch that tells it, or why there is none';
