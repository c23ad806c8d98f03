select e.id as request, e.kind, e.state, e.received_on, e.due, a.at as answered_at
from registry.enquiry e left join registry.enquiry_answer a on a.enquiry_id = e.id
where e.at >= :from and e.at < :to and :every
  and (coalesce(a.at, :now) at time zone :zone)::date > e.due
  and (:cleared or e.client_id not in (select id from registry.sealed_client))
order by e.due, e.id
