, small as (
    select purpose, channel, language, count(*) as answers, count(*) filter (where state in ('GIVEN', 'RENEWED')) as given,
           count(*) filter (where state = 'REFUSED') as refused, count(*) filter (where state = 'WITHDRAWN') as withdrawn,
           count(*) filter (where state = 'EXPIRED') as expired,
           count(distinct client_id) as people
    from word where at >= :from and state in ('GIVEN', 'RENEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')
    group by grouping sets ((purpose), (purpose, channel), (purpose, language))
)
-- Groups of fewer than ten people are there, and say nothing of themselves.
select purpose, channel, language, people >= 10 as shown,
       case when people >= 10 then answers end as answers, case when people >= 10 then given end as given,
       case when people >= 10 then refused end as refused, case when people >= 10 then withdrawn end as withdrawn,
       case when people >= 10 then expired end as expired,
       case when people >= 10 and given + refused > 0 then round(100.0 * refused / (given + refused), 1) end as refusal_percent
from small order by purpose, channel nulls first, language nulls first
