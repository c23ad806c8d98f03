-- Rules as data. A version is written once and never edited: what was decided under it stays explainable.
create table catalog.rule_version (
    id           uuid        not null primary key,
    service_code text        not null,
    version      integer     not null check (version > 0),
    status       text        not null check (status in ('PUBLISHED', 'RETIRED')),
    valid_from   date        not null,
    valid_to     date,
    definition   jsonb       not null,
    published_at timestamptz not null,
    published_by text        not null,
    retired_at   timestamptz,
    retired_by   text,
    unique (service_code, version),
    check (valid_to is null or valid_to >= valid_from),
    check ((status = 'RETIRED') = (retired_at is not null))
);

create table catalog.rule_parameter (
    id             uuid    not null primary key,
    code           text    not null,
    value          numeric not null,
    effective_from date    not null,
    effective_to   date,
    source         text    not null,
    version        bigint  not null,
    unique (code, effective_from),
    check (effective_to is null or effective_to >= effective_from)
);

create table catalog.rule_parameter_history (
    id             uuid     not null,
    rev            bigint   not null,
    rev_end        bigint,
    revtype        smallint not null,
    code           text,
    value          numeric,
    effective_from date,
    effective_to   date,
    source         text,
    version        bigint,
    primary key (id, rev)
);
create index rule_parameter_history_rev on catalog.rule_parameter_history (rev);
