-- What was said in an answered enquiry can be disposed of; that it was asked and answered, and when, stays.
alter table registry.enquiry
    alter column ciphertext drop not null,
    alter column key_id drop not null,
    add constraint enquiry_said check ((ciphertext is null) = (key_id is null)) not valid,
    add constraint enquiry_unanswered_said check (ciphertext is not null or state = 'ANSWERED') not valid;
alter table registry.enquiry_answer
    alter column ciphertext drop not null,
    alter column key_id drop not null,
    add constraint enquiry_answer_said check ((ciphertext is null) = (key_id is null)) not valid;
alter table registry.enquiry_extension
    alter column ciphertext drop not null,
    alter column key_id drop not null,
    add constraint enquiry_extension_said check ((ciphertext is null) = (key_id is null)) not valid;

create or replace function registry.refuse_change_of_enquiry() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' then
        old.state := new.state;
        old.due := new.due;
        if old.key_id is distinct from new.key_id
                and (new.ciphertext is not null and old.ciphertext is not null
                     or new.ciphertext is null and registry.disposing()) then
            old.ciphertext := new.ciphertext;
            old.key_id := new.key_id;
        end if;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% is append-only but for how it stands', tg_table_name;
end $$;

create function registry.refuse_change_but_of_key_or_disposal() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and old.ciphertext is not null and old.key_id is distinct from new.key_id
            and (new.ciphertext is not null or registry.disposing()) then
        old.ciphertext := new.ciphertext;
        old.key_id := new.key_id;
        if old is not distinct from new then
            return new;
        end if;
    end if;
    raise exception '% is append-only', tg_table_name;
end $$;
drop trigger enquiry_answer_append_only on registry.enquiry_answer;
create trigger enquiry_answer_append_only before update or delete on registry.enquiry_answer
    for each row execute function registry.refuse_change_but_of_key_or_disposal();
drop trigger enquiry_extension_append_only on registry.enquiry_extension;
create trigger enquiry_extension_append_only before update or delete on registry.enquiry_extension
    for each row execute function registry.refuse_change_but_of_key_or_disposal();

-- The oldest answers that still say something come first.
create index enquiry_answer_said_by_at on registry.enquiry_answer (at, enquiry_id) where ciphertext is not null;
