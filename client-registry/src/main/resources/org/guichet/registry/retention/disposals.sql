select d.kind, d.version::text as version, min(d.at) as first_at, max(d.at) as last_at, sum(d.items) as items
from registry.retention_disposal d
where d.at >= :from and d.at < :to and :every
group by d.run, d.kind, d.version order by d.run, d.kind, d.version
