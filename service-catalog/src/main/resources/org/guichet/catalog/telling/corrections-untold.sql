select w.correction_id as correction, n.recipient, w.attribute, w.corrected_at as at, d.state,
       coalesce(n.reason, d.last_error) as reason
from catalog.correction_due w
left join catalog.correction_notice n on n.correction_id = w.correction_id
left join catalog.dispatch d on d.id = n.dispatch_id
where w.corrected_at >= :from and w.corrected_at < :to and w.corrected_at < :now - interval '1 day'
  and (w.told_at is null or n.correction_id is not null and d.confirmed_at is null)
  and (:cleared or w.client_id not in (select id from registry.sealed_client))
  and (:every or n.recipient = any(:programmes))
order by w.corrected_at, w.correction_id, n.recipient
