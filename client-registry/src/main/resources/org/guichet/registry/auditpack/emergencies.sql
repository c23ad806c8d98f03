select e.id as emergency, e.at, e.until, e.office, e.channel, e.review_due, r.at as reviewed_at, r.outcome,
       r.at is null and e.review_due < :now or r.at > e.review_due as review_late
from registry.emergency e left join registry.emergency_review r on r.emergency_id = e.id
where e.at >= :from and e.at < :to and :every
  and (:cleared or e.client_id not in (select id from registry.sealed_client))
order by e.at, e.id
