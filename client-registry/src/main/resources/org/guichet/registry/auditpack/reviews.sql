select actor_kind, actor_office as office, attributes as filters, count(*) as reviews, min(at) as first_at, max(at) as last_at
from entry where kind = 'LOG_REVIEW'
group by 1, 2, 3 order by reviews desc, 1, 2, 3
