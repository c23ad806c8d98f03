-- Who had a code sent: so many an hour and no more, to whatever clients.
alter table catalog.identification_code add column account text not null default '';
update catalog.identification_code code set account = contact.account
from catalog.contact contact where contact.id = code.contact_id;
alter table catalog.identification_code alter column account drop default;
create index identification_code_of_account on catalog.identification_code (account, made_at);
