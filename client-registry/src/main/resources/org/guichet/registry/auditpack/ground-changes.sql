select ground, code, state, proposed_at, proposed_by, decided_at, decided_by, last_day,
       body is null as an_ending
from registry.amendment
where proposed_at < :to and coalesce(decided_at, 'infinity') >= :from
order by proposed_at, id
