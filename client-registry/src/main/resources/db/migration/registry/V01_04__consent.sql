create table registry.purpose (
    code           text primary key,
    name_en        text not null,
    name_fr        text not null,
    description_en text not null,
    description_fr text not null,
    dpv_term       text not null,
    live_from      date not null,
    live_to        date,
    version        bigint not null
);
create table registry.purpose_history (
    code           text not null,
    rev            bigint not null,
    rev_end        bigint,
    revtype        smallint not null,
    name_en        text,
    name_fr        text,
    description_en text,
    description_fr text,
    dpv_term       text,
    live_from      date,
    live_to        date,
    primary key (code, rev)
);

create table registry.authority (
    code            text primary key,
    kind            text not null check (kind in ('STATUTE', 'REGULATION', 'CONSISTENT_USE', 'AGREEMENT', 'COURT',
                                                  'PUBLIC_INTEREST', 'CONSENT_REQUIRED')),
    jurisdiction    text not null,
    instrument_en   text not null,
    instrument_fr   text not null,
    provision       text not null,
    from_party      text not null,
    to_party        text not null,
    data_categories text[] not null,
    purposes        text[] not null,
    notice_en       text not null,
    notice_fr       text not null,
    valid_from      date not null,
    valid_to        date,
    review_due      date,
    version         bigint not null
);
comment on column registry.authority.from_party is 'Whose facts: a party code, or * for any';
create table registry.authority_history (
    code            text not null,
    rev             bigint not null,
    rev_end         bigint,
    revtype         smallint not null,
    kind            text,
    jurisdiction    text,
    instrument_en   text,
    instrument_fr   text,
    provision       text,
    from_party      text,
    to_party        text,
    data_categories text[],
    purposes        text[],
    notice_en       text,
    notice_fr       text,
    valid_from      date,
    valid_to        date,
    review_due      date,
    primary key (code, rev)
);

create table registry.consent_notice (
    purpose         text not null,
    version         text not null,
    data_categories text[] not null,
    recipients      text[] not null,
    text_en         text not null,
    text_fr         text not null,
    primary key (purpose, version)
);
comment on table registry.consent_notice is 'What people were shown; a consent cannot exceed it';

create table registry.consent (
    id              uuid primary key,
    client_id       uuid not null,
    purpose         text not null,
    data_categories text[] not null,
    recipients      text[] not null,
    notice_version  text not null,
    language        text not null,
    created_at      timestamptz not null,
    foreign key (purpose, notice_version) references registry.consent_notice (purpose, version)
);
create index consent_client on registry.consent (client_id);

create table registry.consent_event (
    consent_id  uuid not null references registry.consent,
    sequence    integer not null,
    state       text not null check (state in ('REQUESTED', 'GIVEN', 'REFUSED', 'RENEWED', 'WITHDRAWN', 'EXPIRED',
                                               'INVALIDATED')),
    at          timestamptz not null,
    valid_until timestamptz,
    method      text not null,
    assurance   text not null,
    actor_kind  text not null,
    actor_id    text not null,
    channel     text not null,
    contact_id  uuid,
    primary key (consent_id, sequence)
);
comment on table registry.consent_event is 'Append-only chain; the last event is the state (ISO/IEC TS 27560)';
create trigger consent_event_append_only before update or delete on registry.consent_event
    for each row execute function registry.refuse_change();
