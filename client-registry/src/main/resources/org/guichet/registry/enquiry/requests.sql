select e.kind, e.state, count(*) as requests, count(x.enquiry_id) as extended,
       count(*) filter (where (a.at at time zone :zone)::date <= e.due) as answered_in_time
from registry.enquiry e
left join registry.enquiry_extension x on x.enquiry_id = e.id
left join registry.enquiry_answer a on a.enquiry_id = e.id
where e.at >= :from and e.at < :to and :every
  and (:cleared or e.client_id not in (select id from registry.sealed_client))
group by 1, 2 order by 1, 2
