-- Answers and frozen facts hold values of encrypted attributes as ciphertext, as the registry does; a message of a
-- programme may hold any of them, and is encrypted whole. Rows written before stay readable as they are.
alter table catalog.application_answer alter column value drop not null;
alter table catalog.application_answer add column ciphertext bytea;
alter table catalog.application_answer add column key_id text;
alter table catalog.application_answer add constraint application_answer_value
    check ((value is null) <> (ciphertext is null) and (ciphertext is null) = (key_id is null));
create index application_answer_of_key on catalog.application_answer (key_id) where key_id is not null;

-- The facts that are encrypted, as one JSON object beside the clear ones.
alter table catalog.application_assessment add column ciphertext bytea;
alter table catalog.application_assessment add column key_id text;
alter table catalog.application_assessment add constraint application_assessment_key
    check ((ciphertext is null) = (key_id is null));
create index application_assessment_of_key on catalog.application_assessment (key_id) where key_id is not null;

alter table catalog.inbox_message alter column body drop not null;
alter table catalog.inbox_message add column ciphertext bytea;
alter table catalog.inbox_message add column key_id text;
alter table catalog.inbox_message add constraint inbox_message_body
    check ((body is null) <> (ciphertext is null) and (ciphertext is null) = (key_id is null));
create index inbox_message_of_key on catalog.inbox_message (key_id) where key_id is not null;
