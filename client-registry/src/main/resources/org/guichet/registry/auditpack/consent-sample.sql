, given as (
    select *, count(*) over () as of_all,
           row_number() over (partition by channel, method order by sha256(convert_to(id::text || :pack || sequence, 'UTF8')))
               as drawn
    from word where state in ('GIVEN', 'RENEWED') and at >= :from
)
select g.id as consent, g.state, g.at, g.purpose, g.shown as notice_version, g.language, g.channel, g.method, g.assurance,
       g.script_version, g.actor_kind, g.representation_id is not null as by_representative,
       t.text is not null as notice_text_kept,
       exists (select from registry.consent_receipt r join registry.consent_receipt_delivery d on d.receipt_id = r.id
               where r.consent_id = g.id and r.sequence >= g.sequence and d.at < :to) as receipt_delivered,
       g.data_categories, g.recipients, g.of_all
from given g left join registry.consent_notice_text t
    on t.purpose = g.purpose and t.version = g.shown and t.language = g.language
order by g.drawn, g.channel, g.method
limit 60
