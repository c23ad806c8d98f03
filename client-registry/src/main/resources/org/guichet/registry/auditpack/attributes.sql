, used as (
    select k as code, count(*) filter (where e.kind = 'READ') as looks, count(*) filter (where e.kind = 'SHARE') as shares,
           count(*) filter (where e.kind = 'CHANGE') as changes
    from entry e cross join lateral unnest(e.attributes) as k
    where e.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH')
    group by k
)
select d.code as attribute, d.category, d.sensitivity, coalesce(u.looks, 0) as looks, coalesce(u.shares, 0) as shares,
       coalesce(u.changes, 0) as changes
from registry.attribute d left join used u on u.code = d.code
order by looks + shares, d.code
