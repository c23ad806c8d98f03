select kind, count(*) as entries
from entry where kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION', 'DISPOSAL')
group by kind order by kind
