select e.purpose, e.kind, count(*) as entries, min(e.at) as first_at, max(e.at) as last_at
from entry e
where e.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH')
  and not exists (select from registry.purpose p
                  where p.code = e.purpose and p.live_from <= e.day and coalesce(p.live_to, 'infinity') >= e.day
                    and coalesce(p.in_force_since, '-infinity') <= e.at and coalesce(p.ended_at, 'infinity') > e.at)
group by 1, 2 order by entries desc, 1, 2
