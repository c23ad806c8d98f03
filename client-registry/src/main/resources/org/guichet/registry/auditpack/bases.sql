select e.kind, split_part(b, ':', 1) as basis_kind, count(*) as named
from entry e cross join lateral unnest(e.bases) as b
where e.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION', 'DISPOSAL') and not starts_with(b, 'VERSION:')
group by 1, 2 order by 1, 2
