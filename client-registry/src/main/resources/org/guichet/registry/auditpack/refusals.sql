, refusal as (
    select id, at, reason, actor_kind, actor_id, relation, channel from entry where kind = 'REFUSAL'
), person as (
    -- Whom a refusal is about, and the client who was refused.
    select r.id, s.client_id::text as person
    from refusal r join registry.access_log_subject s on s.at = r.at and s.entry_id = r.id
    where :cleared or s.client_id not in (select id from registry.sealed_client)
    union all
    select id, actor_id from refusal where actor_kind = 'CLIENT'
), counted as (
    select r.reason, r.actor_kind, r.relation, r.channel, count(distinct r.id) as refusals, count(distinct p.person) as people
    from refusal r left join person p on p.id = r.id
    group by 1, 2, 3, 4
)
select reason, actor_kind, relation, channel, people not between 1 and 9 as shown,
       case when people not between 1 and 9 then refusals end as refusals
from counted order by 6 desc nulls last, 1, 2, 3, 4
