select n.purpose, n.version, n.number, n.shown_from, n.material,
       (select case when count(distinct l.client_id) not between 1 and 9 then count(*) end from (
            select distinct on (w.id) w.* from word w where w.purpose = n.purpose order by w.id, w.sequence desc) l
        join registry.consent_notice shown on shown.purpose = l.purpose and shown.version = l.shown
        where l.state in ('GIVEN', 'RENEWED') and shown.number < n.number and n.material) as consents_to_renew
from registry.consent_notice n
where n.shown_from >= (:from at time zone :zone)::date and n.shown_from < (:to at time zone :zone)::date
order by n.shown_from, n.purpose
