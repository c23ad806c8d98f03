-- What somebody proposed to change about a purpose or an authority, and what a second person decided. Owned by registry.consent.
create table registry.amendment (
    id              uuid primary key,
    ground          text        not null check (ground in ('AUTHORITY', 'PURPOSE')),
    code            text        not null,
    body            jsonb,
    last_day        date,
    compared_with   integer,
    reason          text        not null check (length(reason) <= 500),
    state           text        not null check (state in ('PROPOSED', 'IN_FORCE', 'REJECTED', 'WITHDRAWN')),
    proposed_at     timestamptz not null,
    proposed_by     text        not null,
    proposed_office text        not null,
    decided_at      timestamptz,
    decided_by      text,
    decided_office  text,
    decided_why     text check (length(decided_why) <= 500),
    check (body is null or last_day is null),
    check ((state = 'PROPOSED') = (decided_at is null) and (decided_at is null) = (decided_by is null)
           and (decided_by is null) = (decided_office is null)),
    -- Two people: nobody decides upon what she proposed, and nobody else takes it back.
    check (state not in ('IN_FORCE', 'REJECTED') or (decided_by <> proposed_by and decided_why is not null)),
    check (state <> 'WITHDRAWN' or decided_by = proposed_by)
);
comment on column registry.amendment.body is 'The version proposed; null where what there is shall end';
comment on column registry.amendment.last_day is 'The last day of what shall end; null where it ends at once';
create unique index amendment_waiting on registry.amendment (ground, code) where state = 'PROPOSED';
create index amendment_of on registry.amendment (ground, code, proposed_at);
