-- A citizen whose account belongs to no client registers herself once. Where she may be somebody who is known, her account
-- waits for a counter.
create table registry.own_account (
    account      text        primary key check (length(account) between 1 and 255),
    code         text        not null unique,
    asked_at     timestamptz not null,
    client_id    uuid        references registry.client,
    bound_at     timestamptz,
    bound_by     text,
    bound_office text,
    check ((client_id is null) = (bound_at is null)),
    check (bound_by is null or client_id is not null)
);
comment on table registry.own_account is 'Whose the accounts are whose citizens registered themselves; owned by registry.registration';
comment on column registry.own_account.code is 'What she says at a counter, so that her account is bound to whom she is';
comment on column registry.own_account.bound_by is 'The account of whoever bound it at a counter; null where she was entered as new';
create unique index own_account_letters on registry.own_account (replace(code, '-', ''));
