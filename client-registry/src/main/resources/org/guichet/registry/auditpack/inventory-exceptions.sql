with day as (select ((:to at time zone :zone) - interval '1 microsecond')::date as last),
in_force as (
    select a.* from registry.authority a cross join day
    where coalesce(a.in_force_since, '-infinity') < :to and coalesce(a.ended_at, 'infinity') >= :to
      and a.valid_from <= day.last
      and (:every or a.from_party = any(:programmes) or a.to_party = any(:programmes))
)
select 'REVIEW_OVERDUE' as exception, a.code, a.number::text as version, a.review_due as since
from in_force a cross join day where a.review_due < day.last and coalesce(a.valid_to, 'infinity') >= day.last
union all
select 'NO_REVIEW_SET', a.code, a.number::text, null
from in_force a cross join day where a.review_due is null and coalesce(a.valid_to, 'infinity') >= day.last
union all
select 'PURPOSE_WITHOUT_AUTHORITY', p.code, p.number::text, p.live_from
from registry.purpose p cross join day
where :every and coalesce(p.in_force_since, '-infinity') < :to and coalesce(p.ended_at, 'infinity') >= :to
  and p.live_from <= day.last and coalesce(p.live_to, 'infinity') >= day.last
  and not exists (select from in_force a where p.code = any(a.purposes) and coalesce(a.valid_to, 'infinity') >= day.last)
union all
select distinct 'PURPOSE_UNKNOWN', a.code, purpose, null::date
from in_force a cross join day cross join lateral unnest(a.purposes) as purpose
where coalesce(a.valid_to, 'infinity') >= day.last and not exists (select from registry.purpose p where p.code = purpose)
union all
select 'NOTICE_NOT_IN_' || upper(l), n.purpose, n.version, n.shown_from
from registry.consent_notice n cross join unnest(array['en', 'fr']) as l
where n.shown_from < :to
  and not exists (select from registry.consent_notice_text t
                  where t.purpose = n.purpose and t.version = n.version and t.language = l)
order by 1, 2, 3
