-- How a caller may be identified and how sure each way can make us, by channel. Owned by catalog.contact; what a release
-- ships is added at start, and what an installation has made of it stays.
create table catalog.identification_method (
    code          text    primary key,
    name_en       text    not null,
    name_fr       text    not null,
    recorded_by   text    not null check (recorded_by in ('STAFF', 'PLATFORM')),
    also_known_as text[]  not null default '{}',
    position      integer not null
);
comment on column catalog.identification_method.recorded_by is 'PLATFORM: nobody can say that it passed; the platform sees';

create table catalog.identification_ceiling (
    method  text not null references catalog.identification_method (code),
    channel text not null,
    highest text not null check (highest in ('LOW', 'SUBSTANTIAL', 'HIGH')),
    primary key (method, channel)
);
comment on table catalog.identification_ceiling is 'A method without a row for a channel cannot be used in it';

-- An identification is an attempt from now on: it may have failed, and says what was claimed beside what it reached.
-- Of rows written before, what was claimed is what was reached, and who wrote them is whoever opened the contact.
alter table catalog.contact_identification
    add column claimed   text check (claimed in ('NONE', 'LOW', 'SUBSTANTIAL', 'HIGH')),
    add column result    text not null default 'PASSED' check (result in ('PASSED', 'FAILED')),
    add column channel   text,
    add column account   text,
    add column client_id uuid;
alter table catalog.contact_identification
    add constraint contact_identification_failed check (result = 'PASSED' or assurance = 'NONE');
create index contact_identification_of_client on catalog.contact_identification (client_id, at)
    where result = 'FAILED' and client_id is not null;

create function catalog.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end
$$;
create trigger contact_identification_append_only before update or delete on catalog.contact_identification
    for each row execute function catalog.refuse_change();
