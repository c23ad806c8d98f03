, latest as (
    select distinct on (id) * from word order by id, sequence desc
), standing as (
    select l.*, l.valid_until <= :to as over,
           exists (select from registry.consent_notice n
                   join registry.consent_notice shown on shown.purpose = n.purpose and shown.version = l.shown
                   where n.purpose = l.purpose and n.number > shown.number and n.material
                     and n.shown_from <= ((:to at time zone :zone) - interval '1 microsecond')::date) as superseded
    from latest l where l.state in ('GIVEN', 'RENEWED')
)
select purpose, shown as notice_version, count(distinct client_id) >= 10 as shown,
       case when count(distinct client_id) >= 10 then count(*) end as standing,
       case when count(distinct client_id) >= 10 then count(*) filter (where superseded) end as notice_superseded,
       case when count(distinct client_id) >= 10 then count(*) filter (where over) end as past_expiry,
       case when count(distinct client_id) >= 10
            then count(*) filter (where valid_until > :to and valid_until <= :to + interval '30 days') end as ends_in_30_days
from standing group by 1, 2 order by 1, 2
