create table registry.matching_parameters (
    version     text primary key,
    state       text not null check (state in ('PROPOSED', 'IN_FORCE', 'RETIRED', 'REJECTED')),
    body        jsonb not null,
    proposed_at timestamptz not null,
    proposed_by text not null,
    decided_at  timestamptz,
    decided_by  text,
    check ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null))
);
comment on table registry.matching_parameters is 'What matching weighs with, version by version; counts and odds, nothing of anybody. Owned by registry.identity';
create unique index matching_parameters_in_force on registry.matching_parameters ((true)) where state = 'IN_FORCE';
create unique index matching_parameters_proposed on registry.matching_parameters ((true)) where state = 'PROPOSED';
