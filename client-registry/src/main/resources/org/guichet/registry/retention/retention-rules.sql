select r.kind, r.version::text as version, r.period, r.instrument_en, r.instrument_fr, r.provision, r.valid_from, r.written_at,
       r.written_by, r.confirmed_at, r.confirmed_by
from registry.retention_rule r
where r.written_at < :to
order by r.kind, r.version
