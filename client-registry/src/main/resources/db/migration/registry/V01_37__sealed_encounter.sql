-- Somebody without the grant told of a person who is, or may be, a sealed client, and was answered that somebody has to
-- look. Those with the grant do. What was told is not kept.
create table registry.sealed_encounter (
    id         uuid             primary key,
    client_id  uuid             not null references registry.client,
    verdict    text             not null check (verdict in ('CERTAIN', 'POSSIBLE')),
    score      double precision not null,
    agreeing   text[]           not null,
    at         timestamptz      not null,
    actor_kind text             not null,
    actor_id   text             not null,
    office     text             not null,
    channel    text             not null,
    contact_id uuid,
    closed_at  timestamptz,
    closed_by  text,
    closed_why text,
    check ((closed_at is null) = (closed_by is null) and (closed_at is null) = (closed_why is null))
);
comment on table registry.sealed_encounter is 'Sealed clients somebody came upon; owned by registry.protection';
comment on column registry.sealed_encounter.agreeing is 'Attributes that agree; no values';
create unique index sealed_encounter_open on registry.sealed_encounter (client_id, actor_kind, actor_id, contact_id)
    nulls not distinct where closed_at is null;
create index sealed_encounter_queue on registry.sealed_encounter (id) where closed_at is null;
