, search as (
    select id, at, actor_id, actor_office, channel, contact_id from entry where kind = 'SEARCH' and actor_kind = 'PERSON'
)
select actor_office as office, channel, count(*) as searches,
       count(*) filter (where not exists (
           select from registry.access_log o
           where o.actor_id = s.actor_id and o.at > s.at and o.at <= s.at + interval '15 minutes'
             and o.kind in ('READ', 'CHANGE') and o.contact_id is not distinct from s.contact_id
             and (:cleared or exists (
                 select from registry.access_log_subject about where about.at = o.at and about.entry_id = o.id
                     and about.client_id not in (select id from registry.sealed_client))))) as opened_nothing
from search s group by 1, 2 order by searches desc, 1, 2
