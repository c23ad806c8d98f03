create table catalog.standard_result (
    fiscal_year           text not null,
    organization          text not null,
    service_id            text not null,
    standard_id           text not null,
    service_code          text not null,
    text_en               text not null,
    text_fr               text not null,
    type                  text not null,
    channel               text not null,
    target                numeric,
    volume_meeting_target numeric,
    total_volume          numeric,
    performance           numeric(12, 4),
    target_met            text not null check (target_met in ('Y', 'N', 'NA')),
    row_hash              text not null,
    raw                   jsonb not null,
    primary key (fiscal_year, organization, service_id, standard_id)
);
comment on table catalog.standard_result is 'Standards with target and result as published, one row a standard and fiscal year';
comment on column catalog.standard_result.type is 'TML timeliness, ACS access, ACY accuracy, OTH';
comment on column catalog.standard_result.target is 'Share of 1; null where none is published';
create index standard_result_service on catalog.standard_result (service_code, fiscal_year);

create table catalog.service_standard (
    service_code text        not null,
    code         text        not null,
    text_en      text        not null,
    text_fr      text        not null,
    start_event  text        not null check (start_event in ('SUBMITTED', 'COMPLETE')),
    clock        text        not null check (clock in ('CALENDAR', 'BUSINESS')),
    days         integer     not null check (days > 0),
    target       numeric     not null check (target > 0 and target <= 1),
    valid_from   timestamptz not null,
    valid_to     timestamptz,
    primary key (service_code, code, valid_from)
);
comment on table catalog.service_standard is 'Standards that applications are held to; a row is closed, never rewritten';
create unique index service_standard_live on catalog.service_standard (service_code) where valid_to is null;
