-- What a privacy officer asked to have checked, and the file that answers it. Owned by registry.auditpack.
create table registry.audit_pack (
    id            uuid        primary key,
    requested_at  timestamptz not null,
    requested_by  text        not null,
    office        text        not null,
    from_at       timestamptz not null,
    to_at         timestamptz not null check (to_at > from_at),
    programmes    text[],
    sealed_too    boolean     not null,
    request_entry uuid        not null,
    state         text        not null check (state in ('MAKING', 'READY', 'FAILED', 'EXPIRED')),
    points        int         not null,
    taken_until   timestamptz,
    attempts      int         not null default 0,
    made_at       timestamptz,
    expires_at    timestamptz,
    findings      int,
    sha256        text,
    ciphertext    bytea,
    key_id        text,
    check ((state = 'READY') = (ciphertext is not null) and (ciphertext is null) = (key_id is null)),
    check (state not in ('READY', 'EXPIRED')
           or (made_at is not null and expires_at is not null and findings is not null and sha256 is not null))
);
comment on column registry.audit_pack.sealed_too is 'Asked for by somebody who may see sealed clients';
comment on column registry.audit_pack.points is 'How many points the pack will have';
comment on column registry.audit_pack.taken_until is 'While a node makes it: until then no other does';
create index audit_pack_open on registry.audit_pack (requested_at) where state = 'MAKING';
create index audit_pack_kept on registry.audit_pack (expires_at) where state = 'READY';
create index audit_pack_of_key on registry.audit_pack (key_id) where key_id is not null;

create table registry.audit_pack_point (
    id         uuid        primary key,
    pack_id    uuid        not null references registry.audit_pack,
    number     int         not null,
    ciphertext bytea       not null,
    key_id     text        not null,
    unique (pack_id, number)
);
comment on table registry.audit_pack_point is 'What was found of one point, until the pack is whole';
create index audit_pack_point_of_key on registry.audit_pack_point (key_id);
