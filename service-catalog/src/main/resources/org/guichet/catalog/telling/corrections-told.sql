with counted as (
    select n.recipient, w.attribute, count(distinct w.client_id) >= 10 as shown, count(*) as corrections,
           count(d.confirmed_at) as had_it, count(*) filter (where n.dispatch_id is null) as no_dispatch,
           count(*) filter (where n.dispatch_id is not null and d.confirmed_at is null) as waiting,
           percentile_cont(0.5) within group (order by extract(epoch from d.confirmed_at - w.corrected_at)) as p50,
           percentile_cont(0.95) within group (order by extract(epoch from d.confirmed_at - w.corrected_at)) as p95
    from catalog.correction_due w
    join catalog.correction_notice n on n.correction_id = w.correction_id
    left join catalog.dispatch d on d.id = n.dispatch_id
    where w.corrected_at >= :from and w.corrected_at < :to
      and (:cleared or w.client_id not in (select id from registry.sealed_client))
      and (:every or n.recipient = any(:programmes))
    group by n.recipient, w.attribute
)
select recipient, attribute, shown, case when shown then corrections end as corrections, case when shown then had_it end as had_it,
       case when shown then no_dispatch end as no_dispatch, case when shown then waiting end as waiting,
       case when shown then p50::numeric(14, 3) end as p50_seconds,
       case when shown then p95::numeric(14, 3) end as p95_seconds
from counted order by recipient, attribute
