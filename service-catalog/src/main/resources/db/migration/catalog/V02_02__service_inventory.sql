create table catalog.inventory_import (
    id               uuid primary key,
    format           text        not null,
    services_sha256  text        not null,
    standards_sha256 text        not null,
    services         integer     not null,
    standards        integer     not null,
    rejected         integer     not null,
    imported_at      timestamptz not null,
    imported_by      text        not null,
    unique (services_sha256, standards_sha256)
);
comment on column catalog.inventory_import.services_sha256 is 'Empty where the import had no such file';

create table catalog.inventory_finding (
    import_id  uuid    not null references catalog.inventory_import (id),
    position   integer not null,
    file       text    not null check (file in ('services', 'standards')),
    row_number integer not null,
    check_code text    not null,
    severity   text    not null check (severity in ('ERROR', 'WARNING', 'SUGGESTION')),
    arguments  text[]  not null,
    primary key (import_id, position)
);

create table catalog.inventory_row (
    fiscal_year          text    not null,
    organization         text    not null,
    service_id           text    not null,
    service_code         text    not null,
    scope                text[]  not null,
    account_registration text    not null,
    authentication       text    not null,
    application          text    not null,
    decision             text    not null,
    issuance             text    not null,
    issue_resolution     text    not null,
    improved_year        integer,
    has_volume           boolean not null,
    row_hash             text    not null,
    raw                  jsonb   not null,
    primary key (fiscal_year, organization, service_id)
);
comment on table catalog.inventory_row is 'The inventory as published, one row a service and fiscal year (April to March)';
comment on column catalog.inventory_row.improved_year is 'Year in which the fiscal year of the last improvement from client feedback ends';
comment on column catalog.inventory_row.has_volume is 'Whether any application volume above zero is published';
