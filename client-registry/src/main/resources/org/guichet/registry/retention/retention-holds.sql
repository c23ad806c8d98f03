select h.scope, h.kind, h.cause, h.authority, h.ordered_by, h.placed_at, h.review_due, r.released_at,
       h.review_due <= (:now at time zone :zone)::date and r.hold_id is null as review_late
from registry.retention_hold h left join registry.retention_release r on r.hold_id = h.id
where h.placed_at < :to and coalesce(r.released_at, 'infinity') >= :from and :every
  and (:cleared or not exists (select from registry.sealed_client s where s.id = any(h.clients)))
order by h.placed_at, h.id
