select d.recipient, d.kind, d.state, d.last_error as reason, count(*) as deliveries, min(d.created_at) as first_at
from catalog.dispatch d
where d.created_at >= :from and d.created_at < :to and d.state in ('STOPPED', 'DEAD')
  and (:cleared or d.subject_client_id not in (select id from registry.sealed_client))
  and (:every or d.recipient = any(:programmes))
group by 1, 2, 3, 4 order by deliveries desc, 1, 2, 3, 4
