with counted as (
    select d.recipient, d.kind, d.state, d.last_error as reason, count(*) as deliveries, min(d.created_at) as first_at,
           count(distinct d.subject_client_id) as people
    from catalog.dispatch d
    where d.created_at >= :from and d.created_at < :to and d.state in ('STOPPED', 'DEAD')
      and (:cleared or d.subject_client_id not in (select id from registry.sealed_client))
      and (:every or d.recipient = any(:programmes))
    group by 1, 2, 3, 4
)
select recipient, kind, state, reason, people >= 10 as shown, case when people >= 10 then deliveries end as deliveries,
       case when people >= 10 then first_at end as first_at
from counted order by deliveries desc nulls last, 1, 2, 3, 4
