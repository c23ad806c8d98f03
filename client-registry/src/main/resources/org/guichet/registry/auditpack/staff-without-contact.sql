select id as entry, at, purpose, relation, actor_office as office, channel
from entry
where kind = 'READ' and actor_kind = 'PERSON' and contact_id is null and relation not in ('staff-in-emergency', 'reviewer')
  and purpose not in ('privacy-review', 'record-protection')
order by at, id
