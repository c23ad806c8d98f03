-- A version of a notice has a place in an order that is not the order of text, a day from which it is shown, and says
-- whether it changes what people agreed to. Its texts are rows, so that a language more is data.
alter table registry.consent_notice
    add column number     integer,
    add column shown_from date,
    add column material   boolean;

-- The release before kept no day and no order: versions are ordered by the numbers in them, 9 before 10; each was shown
-- by the day of the first consent to it. Whether a change was material is not known, and unknown is not no.
update registry.consent_notice n
set number     = o.number,
    material   = true,
    shown_from = least(current_date - 1,
                       (select min(c.created_at)::date from registry.consent c
                        where c.purpose = n.purpose and c.notice_version = n.version))
from (select purpose, version,
             row_number() over (partition by purpose
                                order by (select array_agg(found.digits[1]::numeric order by found.place)
                                          from regexp_matches(version, '\d+', 'g') with ordinality as found (digits, place)),
                                         version) as number
      from registry.consent_notice) o
where o.purpose = n.purpose and o.version = n.version;

alter table registry.consent_notice
    alter column number set not null,
    alter column shown_from set not null,
    alter column material set not null,
    add constraint consent_notice_number unique (purpose, number);
comment on column registry.consent_notice.number is 'Its place among the versions of the notice, from 1';
comment on column registry.consent_notice.shown_from is 'First day it is shown, where the law is read';
comment on column registry.consent_notice.material is 'Consents to the versions before it need renewing';

create table registry.consent_notice_text (
    purpose  text not null,
    version  text not null,
    language text not null check (language ~ '^[a-z]{2,3}$'),
    text     text not null,
    primary key (purpose, version, language),
    foreign key (purpose, version) references registry.consent_notice (purpose, version)
);
insert into registry.consent_notice_text (purpose, version, language, text)
select purpose, version, 'en', text_en from registry.consent_notice
union all
select purpose, version, 'fr', text_fr from registry.consent_notice;
alter table registry.consent_notice drop column text_en, drop column text_fr;
