select code, number, kind, jurisdiction, instrument_en, instrument_fr, provision, from_party, to_party, data_categories,
       purposes, valid_from, valid_to, review_due, in_force_since, ended_at
from registry.authority
where coalesce(in_force_since, '-infinity') < :to and coalesce(ended_at, 'infinity') >= :from
  and (:every or from_party = any(:programmes) or to_party = any(:programmes))
order by code, number
