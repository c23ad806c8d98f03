-- The one time an enquiry may take longer (Privacy Act, s. 15): why, which the client reads, and until when.
create table registry.enquiry_extension (
    enquiry_id uuid        primary key references registry.enquiry,
    at         timestamptz not null,
    account    text        not null,
    office     text        not null,
    due        date        not null,
    ciphertext bytea       not null,
    key_id     text        not null
);
comment on table registry.enquiry_extension is 'Why an enquiry takes longer, once; owned by registry.enquiry';
create index enquiry_extension_of_key on registry.enquiry_extension (key_id);
create trigger enquiry_extension_append_only before update or delete on registry.enquiry_extension
    for each row execute function registry.refuse_change_but_of_key();
