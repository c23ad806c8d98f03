select purpose, channel, count(*) as withdrawals, count(distinct id) as consents
from word where state = 'WITHDRAWN' and at >= :from
group by 1, 2 order by 1, 2
