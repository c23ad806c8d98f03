select count(*) as entries, min(e.at) as oldest
from registry.access_log e
where e.at >= :from and e.at < :to and e.at < :now - interval '1 hour'
  and not exists (select from registry.access_log_leaf l where l.entry_id = e.id)
having count(*) > 0
