, answer as not materialized (
    select purpose, channel, language, client_id, state
    from word where at >= :from and state in ('GIVEN', 'RENEWED', 'REFUSED', 'WITHDRAWN', 'EXPIRED')
), counted as (
    select purpose, channel, language, grouping(channel, language) as dimension, count(*) as answers,
           count(*) filter (where state in ('GIVEN', 'RENEWED')) as given,
           count(*) filter (where state = 'REFUSED') as refused, count(*) filter (where state = 'WITHDRAWN') as withdrawn,
           count(*) filter (where state = 'EXPIRED') as expired,
           count(distinct client_id) as people
    from answer group by grouping sets ((purpose), (purpose, channel), (purpose, language))
), hidden as (
    -- Whoever answered in two groups is one person.
    select c.purpose, c.dimension, count(distinct a.client_id) as people
    from counted c join answer a on a.purpose = c.purpose
        and a.channel = coalesce(c.channel, a.channel) and a.language = coalesce(c.language, a.language)
    where c.people < 10 group by 1, 2
), ranked as (
    select c.*, h.people as left_out,
           row_number() over (partition by c.purpose, c.dimension, c.people >= 10 order by c.people, c.channel, c.language)
               as smallest
    from counted c left join hidden h on h.purpose = c.purpose and h.dimension = c.dimension
), told as (
    -- Groups of fewer than ten people say nothing of themselves; where they are too few to hide among each other, the next
    -- group keeps silent too, so that nobody subtracts the others from the whole.
    select *, people >= 10 and not (coalesce(left_out, 0) between 1 and 9 and smallest = 1) as tells from ranked
)
select purpose, channel, language, tells as shown,
       case when tells then answers end as answers, case when tells then given end as given,
       case when tells then refused end as refused, case when tells then withdrawn end as withdrawn,
       case when tells then expired end as expired,
       case when tells and given + refused > 0 then round(100.0 * refused / (given + refused), 1) end as refusal_percent
from told order by purpose, channel nulls first, language nulls first
