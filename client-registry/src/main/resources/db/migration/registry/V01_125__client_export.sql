-- That a client was handed everything kept about her, and the hashes of what it was; the files themselves are not kept.
create table registry.client_export (
    id          uuid        primary key,
    client_id   uuid        not null,
    enquiry_id  uuid        references registry.enquiry,
    at          timestamptz not null,
    entry_id    uuid        not null,
    language    text        not null,
    sections    integer     not null,
    withheld    integer     not null,
    rows        bigint      not null,
    json_sha256 text        not null,
    html_sha256 text        not null,
    channel     text        not null,
    office      text        not null,
    on_behalf   boolean     not null
);
comment on table registry.client_export is 'Exports of everything kept about a client; owned by registry.export';
comment on column registry.client_export.enquiry_id is 'The request it answers; null where she took it herself';
create index client_export_of_client on registry.client_export (client_id, at);
create index client_export_of_enquiry on registry.client_export (enquiry_id) where enquiry_id is not null;
create trigger client_export_append_only before update or delete on registry.client_export
    for each row execute function registry.refuse_change();
