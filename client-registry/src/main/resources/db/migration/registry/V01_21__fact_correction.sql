-- What was corrected. A fact is corrected once: whoever comes second corrects the fact that took its place.
create table registry.fact_correction (
    fact_id      uuid primary key references registry.fact,
    replaces     uuid not null unique references registry.fact,
    client_id    uuid not null references registry.client,
    attribute    text not null,
    corrected_at timestamptz not null,
    office       text not null,
    reason       text,
    proposal_id  uuid
);
comment on table registry.fact_correction is 'Append-only: which fact says what an earlier one had wrong; owned by registry.client';
create index fact_correction_year on registry.fact_correction (corrected_at, attribute);
create trigger fact_correction_append_only before update or delete on registry.fact_correction
    for each row execute function registry.refuse_change();

create table registry.correction (
    id           uuid primary key,
    client_id    uuid not null references registry.client,
    attribute    text not null references registry.attribute,
    replaces     uuid not null references registry.fact,
    value        jsonb,
    ciphertext   bytea,
    key_id       text,
    evidence     text,
    reason       text not null,
    source_kind  text not null,
    source_code  text not null,
    verification smallint not null check (verification between 0 and 2),
    state        text not null check (state in ('PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN')),
    proposed_at  timestamptz not null,
    proposer_kind text not null,
    proposer_id  text not null,
    office       text not null,
    decided_at   timestamptz,
    decider_id   text,
    decided_why  text,
    check ((value is null) <> (ciphertext is null)),
    check ((ciphertext is null) = (key_id is null)),
    check ((state = 'PROPOSED') = (decided_at is null)),
    check (decider_id is null or state = 'WITHDRAWN' or decider_id <> proposer_id)
);
comment on table registry.correction is 'Corrections that wait for, or had, a second person; owned by registry.registration';
create index correction_of_key on registry.correction (key_id) where key_id is not null;
create index correction_client on registry.correction (client_id);
create index correction_open on registry.correction (proposed_at, id) where state = 'PROPOSED';
