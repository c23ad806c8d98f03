select reason, actor_kind, relation, channel, count(*) as refusals
from entry where kind = 'REFUSAL'
group by 1, 2, 3, 4 order by refusals desc, 1, 2, 3, 4
