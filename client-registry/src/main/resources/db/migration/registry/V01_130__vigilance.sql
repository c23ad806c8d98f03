-- What the duty remembers of looks at clients, and what it found that needs explaining. Owned by registry.vigilance.
create table registry.vigilance_reading (
    one      boolean primary key default true check (one),
    position bigint  not null
);
comment on table registry.vigilance_reading is 'The first leaf of the sealed log that is not read yet; whoever holds the row is the one node at work';

create table registry.vigilance_pair (
    agent     text    not null,
    client_id uuid    not null,
    kin       boolean not null default false,
    state     jsonb   not null,
    due_at    timestamptz,
    primary key (agent, client_id)
);
comment on column registry.vigilance_pair.kin is 'The door refused her as one of her own';
create index vigilance_pair_due on registry.vigilance_pair (due_at) where due_at is not null;

create table registry.vigilance_day (
    agent  text  not null,
    day    date  not null,
    state  jsonb not null,
    due_at timestamptz not null,
    primary key (agent, day)
);
create index vigilance_day_due on registry.vigilance_day (due_at);

create table registry.vigilance_habit (
    of_office boolean not null,
    name      text    not null,
    state     jsonb   not null,
    primary key (of_office, name)
);
comment on table registry.vigilance_habit is 'What is usual for a member of staff, or for an office: counts, and nothing about any client';

create table registry.vigilance_thresholds (
    version int         primary key check (version > 0),
    at      timestamptz not null,
    account text        not null,
    content jsonb       not null
);
create trigger vigilance_thresholds_append_only before update or delete on registry.vigilance_thresholds
    for each row execute function registry.refuse_change();

create table registry.person_of_public_interest (
    client_id uuid        primary key,
    listed_at timestamptz not null,
    listed_by text        not null
);
comment on table registry.person_of_public_interest is 'Clients many know of, as the privacy office lists them; owned by registry.vigilance';

create table registry.vigilance_alert (
    id         uuid             primary key,
    agent      text             not null,
    office     text             not null,
    client_id  uuid,
    day        date,
    raised_at  timestamptz      not null,
    score      double precision not null,
    thresholds int              not null,
    findings   jsonb            not null,
    rules      text[]           not null,
    entries    uuid[]           not null,
    looked_at  timestamptz      not null,
    state      text             not null check (state in ('OPEN', 'UNCLEAR', 'EXPLAINED', 'MISCONDUCT')),
    version    bigint           not null,
    check ((client_id is null) <> (day is null))
);
comment on column registry.vigilance_alert.thresholds is 'The version of the thresholds it was raised by; 0 for those an installation begins with';
comment on column registry.vigilance_alert.looked_at is 'The newest look it rests on';
create unique index vigilance_alert_waiting on registry.vigilance_alert (agent, client_id, day) nulls not distinct
    where state in ('OPEN', 'UNCLEAR');
create index vigilance_alert_queue on registry.vigilance_alert (raised_at desc, id desc);
create index vigilance_alert_of on registry.vigilance_alert (agent, client_id);

create table registry.vigilance_review (
    id         uuid        primary key,
    alert_id   uuid        not null references registry.vigilance_alert,
    at         timestamptz not null,
    reviewer   text        not null,
    office     text        not null,
    outcome    text        not null check (outcome in ('UNCLEAR', 'EXPLAINED', 'MISCONDUCT')),
    ciphertext bytea       not null,
    key_id     text        not null
);
create index vigilance_review_of on registry.vigilance_review (alert_id);
create index vigilance_review_of_key on registry.vigilance_review (key_id);
create trigger vigilance_review_append_only before update or delete on registry.vigilance_review
    for each row execute function registry.refuse_change_but_of_key();
