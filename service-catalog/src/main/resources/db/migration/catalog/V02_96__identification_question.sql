-- What callers may be asked for, and what was drawn for a contact. Owned by catalog.identification; what a release ships
-- is added at start. Neither answers nor what is held lie here.
create table catalog.identification_question (
    attribute    text    primary key,
    text_en      text    not null,
    text_fr      text    not null,
    comparison   text    not null check (comparison in ('TEXT', 'LAST_FOUR_DIGITS', 'MONTH')),
    verification text    not null check (verification in ('DECLARED', 'DOCUMENT_SEEN', 'SOURCE_VERIFIED')),
    held_for     text    not null,
    in_use       boolean not null default true
);
comment on column catalog.identification_question.held_for is 'How long ago the fact must have been told, an ISO 8601 period';

create table catalog.identification_drawn (
    contact_id uuid        primary key,
    client_id  uuid        not null,
    attributes text[]      not null check (cardinality(attributes) > 0),
    drawn_at   timestamptz not null
);
comment on table catalog.identification_drawn is 'One drawing a contact: asking again asks the same';
