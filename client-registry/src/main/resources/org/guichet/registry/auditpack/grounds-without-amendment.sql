with version as (
    select 'AUTHORITY' as ground, code, number, in_force_since, entered_kind, entered_by,
           jsonb_build_object('kind', kind, 'jurisdiction', jurisdiction, 'instrumentEn', instrument_en,
               'instrumentFr', instrument_fr, 'provision', provision, 'fromParty', from_party, 'toParty', to_party,
               'dataCategories', data_categories, 'purposes', purposes, 'validFrom', valid_from) as said
    from registry.authority
    union all
    select 'PURPOSE', code, number, in_force_since, entered_kind, entered_by,
           jsonb_build_object('nameEn', name_en, 'nameFr', name_fr, 'descriptionEn', description_en,
               'descriptionFr', description_fr, 'dpvTerm', dpv_term, 'liveFrom', live_from)
    from registry.purpose
)
-- The first version of a code may be the installation's own; every other one, and whatever a person entered, is what two
-- people decided just then, in the words they saw.
select v.ground, v.code, v.number, v.in_force_since, v.entered_kind, v.entered_by
from version v
where v.in_force_since >= :from and v.in_force_since < :to and (v.number > 1 or v.entered_kind = 'PERSON')
  and not exists (select from registry.amendment m
                  where m.ground = v.ground and m.code = v.code and m.state = 'IN_FORCE' and m.body is not null
                    and m.decided_by = v.entered_by and m.decided_by <> m.proposed_by
                    and m.decided_at between v.in_force_since - interval '1 minute' and v.in_force_since + interval '1 minute'
                    and jsonb_strip_nulls(v.said) = (select jsonb_object_agg(field, m.body -> field)
                                                      from jsonb_object_keys(jsonb_strip_nulls(v.said)) as field))
order by v.in_force_since, v.ground, v.code
