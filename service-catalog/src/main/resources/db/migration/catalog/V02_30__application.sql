create table catalog.application (
    id                   uuid        not null primary key,
    version              bigint      not null,
    client_id            uuid        not null,
    service_code         text        not null,
    service_version      uuid        not null,
    service_name_en      text        not null,
    service_name_fr      text        not null,
    programme_code       text        not null,
    complexity           text,
    state                text        not null,
    started_at           timestamptz not null,
    start_channel        text        not null,
    start_contact        uuid,
    answered_at          timestamptz,
    submitted_at         timestamptz,
    submit_channel       text,
    submit_contact       uuid,
    deadline             timestamptz,
    dispatch             uuid,
    decided_at           timestamptz,
    decided_contact      uuid,
    decision_reference   text,
    decision_amount      numeric(12, 2),
    decision_currency    text,
    decision_per         text,
    decision_explanation_en text,
    decision_explanation_fr text,
    decision_law         text,
    withdrawn_at         timestamptz,
    constraint application_state check
        (state in ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'GRANTED', 'REFUSED', 'INELIGIBLE', 'WITHDRAWN')),
    constraint application_submitted check (state in ('DRAFT', 'WITHDRAWN') or submitted_at is not null),
    constraint application_decided check ((state in ('GRANTED', 'REFUSED', 'INELIGIBLE')) = (decided_at is not null))
);

create table catalog.application_history (
    id                   uuid        not null,
    rev                  bigint      not null,
    rev_end              bigint,
    revtype              smallint    not null,
    client_id            uuid,
    service_code         text,
    service_version      uuid,
    service_name_en      text,
    service_name_fr      text,
    programme_code       text,
    complexity           text,
    state                text,
    started_at           timestamptz,
    start_channel        text,
    start_contact        uuid,
    answered_at          timestamptz,
    submitted_at         timestamptz,
    submit_channel       text,
    submit_contact       uuid,
    deadline             timestamptz,
    dispatch             uuid,
    decided_at           timestamptz,
    decided_contact      uuid,
    decision_reference   text,
    decision_amount      numeric(12, 2),
    decision_currency    text,
    decision_per         text,
    decision_explanation_en text,
    decision_explanation_fr text,
    decision_law         text,
    withdrawn_at         timestamptz,
    primary key (id, rev)
);

-- One draft for a client and a service, resumed in any channel.
create unique index application_one_draft on catalog.application (client_id, service_code) where state = 'DRAFT';
create index application_of_client on catalog.application (client_id, id desc);
create index application_submitted_at on catalog.application (submitted_at) where submitted_at is not null;

-- What was typed or confirmed. A prefilled answer lies here only once it was confirmed, or with the submission:
-- until then a draft shows what may lawfully be shown at that moment.
create table catalog.application_answer (
    application_id uuid        not null references catalog.application,
    attribute      text        not null,
    value          jsonb       not null,
    source_kind    text        not null,
    source_code    text        not null,
    collected_at   timestamptz not null,
    prefilled      boolean     not null,
    confirmed      boolean     not null,
    basis          text,
    actor_kind     text        not null,
    actor_id       text        not null,
    channel        text        not null,
    contact_id     uuid,
    answered_at    timestamptz not null,
    primary key (application_id, attribute)
);

-- The rules as they spoke at submission, with the facts they used.
create table catalog.application_assessment (
    id             uuid        not null primary key,
    application_id uuid        not null references catalog.application,
    rule_version   integer,
    verdict        text        not null,
    facts          jsonb       not null,
    assessed_at    timestamptz not null
);
create index application_assessment_application on catalog.application_assessment (application_id);

create table catalog.application_step (
    id             uuid        not null primary key,
    application_id uuid        not null references catalog.application,
    kind           text        not null,
    channel        text        not null,
    contact_id     uuid,
    actor_kind     text        not null,
    assisted       boolean     not null,
    at             timestamptz not null
);
create index application_step_application on catalog.application_step (application_id);

-- Per form field of each application: was it asked, did government hold it, was it prefilled, and what became of it.
create table catalog.form_field_event (
    id              uuid        not null primary key,
    application_id  uuid        not null references catalog.application,
    service_code    text        not null,
    channel         text        not null,
    field           text        not null,
    prefillable     boolean     not null,
    asked           boolean     not null,
    held            boolean,
    held_source     text,
    held_scope      text,
    is_current      boolean,
    reuse_lawful    boolean,
    basis_reference text,
    prefilled       boolean     not null,
    outcome         text,
    at              timestamptz not null,
    constraint form_field_scope check (held_scope in ('INTEGRATOR', 'NATIONAL', 'OTHER')),
    constraint form_field_outcome check (outcome in ('ANSWERED', 'ACCEPTED', 'CONFIRMED', 'CORRECTED')),
    constraint form_field_basis check (not prefilled or basis_reference is not null),
    unique (application_id, field)
);
create index form_field_event_at on catalog.form_field_event (at);
