select e.id as entry, e.at, e.kind, l.position as leaf,
       case when sha256('\x00'::bytea || e.canonical) <> e.hash then 'HASH_DIFFERS' else 'LEAF_DIFFERS' end as fault
from registry.access_log e left join registry.access_log_leaf l on l.entry_id = e.id
where e.at >= :from and e.at < :to and (sha256('\x00'::bytea || e.canonical) <> e.hash or l.hash <> e.hash)
order by e.at, e.id
