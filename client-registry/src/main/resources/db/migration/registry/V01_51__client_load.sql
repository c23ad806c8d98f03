-- A file of people entered portion by portion: what is done of it commits with the portion, so that a load that was cut
-- short goes on where it stopped.
create table registry.client_load (
    id          uuid        primary key,
    file_sha256 text        not null,
    mapping     text        not null,
    rows_done   integer     not null,
    started_at  timestamptz not null,
    started_by  text        not null,
    finished_at timestamptz,
    unique (file_sha256, mapping)
);
comment on table registry.client_load is 'Files of people; owned by registry.registration';
comment on column registry.client_load.mapping is 'How columns were read as attributes, in its canonical form';

create table registry.client_load_row (
    load_id    uuid    not null references registry.client_load,
    row_number integer not null,
    outcome    text    not null check (outcome in ('ACCEPTED', 'MATCHED', 'DOUBTFUL', 'REJECTED')),
    client_id  uuid,
    resembles  uuid[]  not null default '{}',
    reasons    text[]  not null default '{}',
    primary key (load_id, row_number),
    check ((outcome = 'REJECTED') = (client_id is null))
);
comment on column registry.client_load_row.resembles is 'Clients a doubtful row may be';
comment on column registry.client_load_row.reasons is 'Column and code of what is wrong, or the attributes that agree; no values';
