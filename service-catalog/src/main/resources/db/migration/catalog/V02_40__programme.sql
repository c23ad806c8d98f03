-- The bodies that decide, and whether they answer just now. Owned by catalog.programme.
create table catalog.programme (
    code              text primary key check (code ~ '^[a-z][a-z0-9-]{0,39}$'),
    name_en           text not null,
    name_fr           text not null,
    organization      text not null,
    authority         text not null check (authority <> ''),
    endpoint_property text not null,
    jwks              text not null
);

create table catalog.programme_status (
    programme    text primary key references catalog.programme (code),
    state        text not null check (state in ('UP', 'DEGRADED', 'DOWN')),
    since        timestamptz not null,
    failures     int not null check (failures >= 0),
    last_error   text,
    ask_again_at timestamptz
);
