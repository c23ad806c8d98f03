select l.position as leaf, l.entry_id as entry, l.entry_at as at
from registry.access_log_leaf l
where l.entry_at >= :from and l.entry_at < :to
  and not exists (select from registry.access_log e where e.at = l.entry_at and e.id = l.entry_id)
order by l.position
