, ended as (
    select c.id, e.state, e.at from registry.consent c join registry.consent_event e on e.consent_id = c.id
    where e.state in ('WITHDRAWN', 'REFUSED', 'EXPIRED', 'INVALIDATED') and e.at >= :from and e.at < :to
      and (:cleared or c.client_id not in (select id from registry.sealed_client))
      and (:every or c.recipients && :programmes::text[])
), used as (
    select d.id, max(extract(epoch from u.at - d.at)) as seconds
    from entry u cross join lateral unnest(u.bases) as b
    join ended d on b = 'CONSENT:' || d.id and u.at > d.at
    where u.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION')
    group by d.id
)
select d.state, count(*) as ended, count(*) filter (where u.id is null) as never_used_after, count(u.id) as used_after,
       percentile_cont(0.5) within group (order by u.seconds)::numeric(14, 3) as p50_seconds,
       percentile_cont(0.95) within group (order by u.seconds)::numeric(14, 3) as p95_seconds,
       max(u.seconds)::numeric(14, 3) as longest_seconds
from ended d left join used u on u.id = d.id
group by d.state order by d.state
