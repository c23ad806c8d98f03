select n.recipient, w.attribute, count(*) as corrections, count(d.confirmed_at) as had_it,
       count(*) filter (where n.dispatch_id is null) as no_dispatch,
       count(*) filter (where n.dispatch_id is not null and d.confirmed_at is null) as waiting,
       percentile_cont(0.5) within group (order by extract(epoch from d.confirmed_at - w.corrected_at))::numeric(14, 3) as p50_seconds,
       percentile_cont(0.95) within group (order by extract(epoch from d.confirmed_at - w.corrected_at))::numeric(14, 3) as p95_seconds
from catalog.correction_due w
join catalog.correction_notice n on n.correction_id = w.correction_id
left join catalog.dispatch d on d.id = n.dispatch_id
where w.corrected_at >= :from and w.corrected_at < :to
  and (:cleared or w.client_id not in (select id from registry.sealed_client))
  and (:every or n.recipient = any(:programmes))
group by n.recipient, w.attribute order by n.recipient, w.attribute
