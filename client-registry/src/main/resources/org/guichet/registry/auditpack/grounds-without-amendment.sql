with version as (
    select 'AUTHORITY' as ground, code, number, in_force_since, entered_kind, entered_by from registry.authority
    union all
    select 'PURPOSE', code, number, in_force_since, entered_kind, entered_by from registry.purpose
)
select v.ground, v.code, v.number, v.in_force_since, v.entered_kind, v.entered_by
from version v
where v.in_force_since >= :from and v.in_force_since < :to and v.number > 1
  and not exists (select from registry.amendment m
                  where m.ground = v.ground and m.code = v.code and m.state = 'IN_FORCE')
order by v.in_force_since, v.ground, v.code
