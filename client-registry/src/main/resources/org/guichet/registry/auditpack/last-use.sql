, ended as (
    select c.id, c.client_id, e.state, e.at from registry.consent c join registry.consent_event e on e.consent_id = c.id
    where e.state in ('WITHDRAWN', 'REFUSED', 'EXPIRED', 'INVALIDATED') and e.at >= :from and e.at < :to
      and (:cleared or c.client_id not in (select id from registry.sealed_client))
      and (:every or c.recipients && :programmes::text[])
), used as (
    select d.id, max(extract(epoch from u.at - d.at)) as seconds
    from entry u cross join lateral unnest(u.bases) as b
    join ended d on b = 'CONSENT:' || d.id and u.at > d.at
    where u.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION')
    group by d.id
), counted as (
    select d.state, count(distinct d.client_id) as people, count(*) as ended,
           count(*) filter (where u.id is null) as never_used_after, count(u.id) as used_after,
           percentile_cont(0.5) within group (order by u.seconds)::numeric(14, 3) as p50_seconds,
           percentile_cont(0.95) within group (order by u.seconds)::numeric(14, 3) as p95_seconds,
           max(u.seconds)::numeric(14, 3) as longest_seconds
    from ended d left join used u on u.id = d.id
    group by d.state
)
select state, people >= 10 as shown, case when people >= 10 then ended end as ended,
       case when people >= 10 then never_used_after end as never_used_after,
       case when people >= 10 then used_after end as used_after,
       case when people >= 10 then p50_seconds end as p50_seconds,
       case when people >= 10 then p95_seconds end as p95_seconds,
       case when people >= 10 then longest_seconds end as longest_seconds
from counted order by state
