select n.consent_id as consent, n.recipient, n.withdrawn_at as at, d.state, coalesce(n.reason, d.last_error) as reason
from catalog.withdrawal_notice n
join registry.consent c on c.id = n.consent_id
left join catalog.dispatch d on d.id = n.dispatch_id
where n.withdrawn_at >= :from and n.withdrawn_at < :to and n.withdrawn_at < :now - interval '1 hour' and d.confirmed_at is null
  and (:cleared or c.client_id not in (select id from registry.sealed_client))
  and (:every or n.recipient = any(:programmes))
order by n.withdrawn_at, n.consent_id, n.recipient
