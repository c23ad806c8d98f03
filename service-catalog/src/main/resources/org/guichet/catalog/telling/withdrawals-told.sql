select n.recipient, count(*) as withdrawals, count(d.confirmed_at) as had_it,
       count(*) filter (where n.dispatch_id is null) as no_dispatch,
       count(*) filter (where n.dispatch_id is not null and d.confirmed_at is null) as waiting,
       percentile_cont(0.5) within group (order by extract(epoch from d.confirmed_at - n.withdrawn_at))::numeric(14, 3) as p50_seconds,
       percentile_cont(0.95) within group (order by extract(epoch from d.confirmed_at - n.withdrawn_at))::numeric(14, 3) as p95_seconds,
       max(extract(epoch from d.confirmed_at - n.withdrawn_at))::numeric(14, 3) as longest_seconds
from catalog.withdrawal_notice n
join registry.consent c on c.id = n.consent_id
left join catalog.dispatch d on d.id = n.dispatch_id
where n.withdrawn_at >= :from and n.withdrawn_at < :to
  and (:cleared or c.client_id not in (select id from registry.sealed_client))
  and (:every or n.recipient = any(:programmes))
group by n.recipient order by n.recipient
