select code, number, name_en, name_fr, dpv_term, live_from, live_to, in_force_since, ended_at
from registry.purpose
where coalesce(in_force_since, '-infinity') < :to and coalesce(ended_at, 'infinity') >= :from
order by code, number
