with counted as (
    select n.recipient, count(distinct c.client_id) >= 10 as shown, count(*) as withdrawals, count(d.confirmed_at) as had_it,
           count(*) filter (where n.dispatch_id is null) as no_dispatch,
           count(*) filter (where n.dispatch_id is not null and d.confirmed_at is null) as waiting,
           percentile_cont(0.5) within group (order by extract(epoch from d.confirmed_at - n.withdrawn_at)) as p50,
           percentile_cont(0.95) within group (order by extract(epoch from d.confirmed_at - n.withdrawn_at)) as p95,
           max(extract(epoch from d.confirmed_at - n.withdrawn_at)) as longest
    from catalog.withdrawal_notice n
    join registry.consent c on c.id = n.consent_id
    left join catalog.dispatch d on d.id = n.dispatch_id
    where n.withdrawn_at >= :from and n.withdrawn_at < :to
      and (:cleared or c.client_id not in (select id from registry.sealed_client))
      and (:every or n.recipient = any(:programmes))
    group by n.recipient
)
select recipient, shown, case when shown then withdrawals end as withdrawals, case when shown then had_it end as had_it,
       case when shown then no_dispatch end as no_dispatch, case when shown then waiting end as waiting,
       case when shown then p50::numeric(14, 3) end as p50_seconds,
       case when shown then p95::numeric(14, 3) end as p95_seconds,
       case when shown then longest::numeric(14, 3) end as longest_seconds
from counted order by recipient
