-- A sealed client does not exist for those without the grant. A seal covers every id that led to the client when it was
-- put on: whoever is parted from her later stays sealed until somebody has looked at both.
create table registry.client_seal (
    act_id       uuid        not null,
    client_id    uuid        not null references registry.client,
    reason       text        not null,
    authority    text        not null,
    officer      text        not null,
    sealed_at    timestamptz not null,
    review_on    date        not null,
    sealed_kind  text        not null,
    sealed_by    text        not null,
    ended_at     timestamptz,
    ended_kind   text,
    ended_by     text,
    ended_reason text,
    primary key (act_id, client_id),
    check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_kind is null)
           and (ended_at is null) = (ended_reason is null))
);
comment on table registry.client_seal is 'Who is sealed, and was, on whose word; owned by registry.client';
comment on column registry.client_seal.review_on is 'When somebody looks at it again; it never ends by itself';
create unique index client_seal_standing on registry.client_seal (client_id) where ended_at is null;

create index client_sealed on registry.client (id) where status = 'SEALED';
create view registry.sealed_client as
    select id from registry.client where status = 'SEALED'
    union all
    select former.id from registry.client c join registry.client former on former.redirected_to = c.id
    where c.status = 'SEALED';
comment on view registry.sealed_client is 'Every id that leads to a sealed client; they are few';
