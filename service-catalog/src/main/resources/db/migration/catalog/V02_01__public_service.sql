create table catalog.public_service (
    code              text primary key,
    programme         text,
    organization      text        not null,
    organization_en   text        not null,
    organization_fr   text        not null,
    inventory_id      text,
    created_at        timestamptz not null
);
comment on column catalog.public_service.programme is 'Programme that decides; null where the platform only lists the service';
comment on column catalog.public_service.inventory_id is 'Service id in the Government of Canada service inventory';
create index public_service_organization on catalog.public_service (organization);

create table catalog.public_service_version (
    id                   uuid primary key,
    service_code         text    not null references catalog.public_service (code),
    number               integer not null,
    state                text    not null check (state in ('DRAFT', 'IN_REVIEW', 'PUBLISHED', 'RETIRED')),
    name_en              text    not null,
    name_fr              text    not null,
    description_en       text    not null,
    description_fr       text    not null,
    channels             text[]  not null,
    languages            text[]  not null,
    target_groups        text[]  not null,
    account_registration text    not null check (account_registration in ('Y', 'N', 'NA')),
    authentication       text    not null check (authentication in ('Y', 'N', 'NA')),
    application          text    not null check (application in ('Y', 'N', 'NA')),
    decision             text    not null check (decision in ('Y', 'N', 'NA')),
    issuance             text    not null check (issuance in ('Y', 'N', 'NA')),
    issue_resolution     text    not null check (issue_resolution in ('Y', 'N', 'NA')),
    fee                  boolean not null,
    complexity           text check (complexity in ('SIMPLE', 'MODERATE', 'COMPLEX')),
    authority            text,
    form_fields          text[]  not null,
    form_required        text[]  not null,
    fiscal_year          text,
    published_at         timestamptz,
    retired_at           timestamptz,
    row_version          bigint  not null,
    unique (service_code, number)
);
comment on column catalog.public_service_version.complexity is 'Null where nobody has classed the service';
comment on column catalog.public_service_version.form_fields is 'Attribute codes the form asks, in order';
create unique index public_service_version_published
    on catalog.public_service_version (service_code) where state = 'PUBLISHED';
create index public_service_version_name_en on catalog.public_service_version (name_en, service_code) where state = 'PUBLISHED';
create index public_service_version_name_fr on catalog.public_service_version (name_fr, service_code) where state = 'PUBLISHED';
create index public_service_version_words_en on catalog.public_service_version
    using gin (to_tsvector('english', name_en || ' ' || description_en)) where state = 'PUBLISHED';
create index public_service_version_words_fr on catalog.public_service_version
    using gin (to_tsvector('french', name_fr || ' ' || description_fr)) where state = 'PUBLISHED';
create index public_service_version_channels on catalog.public_service_version using gin (channels) where state = 'PUBLISHED';

create table catalog.public_service_version_history (
    id                   uuid     not null,
    rev                  bigint   not null,
    rev_end              bigint,
    revtype              smallint not null,
    service_code         text,
    number               integer,
    state                text,
    name_en              text,
    name_fr              text,
    description_en       text,
    description_fr       text,
    channels             text[],
    languages            text[],
    target_groups        text[],
    account_registration text,
    authentication       text,
    application          text,
    decision             text,
    issuance             text,
    issue_resolution     text,
    fee                  boolean,
    complexity           text,
    authority            text,
    form_fields          text[],
    form_required        text[],
    fiscal_year          text,
    published_at         timestamptz,
    retired_at           timestamptz,
    row_version          bigint,
    primary key (id, rev)
);
