, named as (
    select e.id, e.kind, e.purpose, e.recipient, split_part(b, ':', 2) as code, e.bases
    from entry e cross join lateral unnest(e.bases) as b
    where e.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH') and starts_with(b, 'AUTHORITY:')
)
select n.code, a.kind as authority_kind, a.provision, n.purpose, n.recipient, count(*) as entries
from named n
join registry.authority a on a.code = n.code and a.number = coalesce(
    (select substring(v from '@([0-9]{1,9})$')::integer from unnest(n.bases) as v
     where starts_with(v, 'VERSION:' || n.code || '@') limit 1), 1)
where a.kind in ('PUBLIC_INTEREST', 'COURT')
group by 1, 2, 3, 4, 5 order by entries desc, 1, 4, 5
