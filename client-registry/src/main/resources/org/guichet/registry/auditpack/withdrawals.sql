, counted as (
    select purpose, channel, count(*) as withdrawals, count(distinct id) as consents, count(distinct client_id) as people
    from word where state = 'WITHDRAWN' and at >= :from
    group by 1, 2
)
select purpose, channel, people >= 10 as shown, case when people >= 10 then withdrawals end as withdrawals,
       case when people >= 10 then consents end as consents
from counted order by 1, 2
