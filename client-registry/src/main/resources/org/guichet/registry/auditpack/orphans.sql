, found as (
    select u.id, u.at, u.kind, u.purpose, u.recipient, u.channel, f.basis, f.fault, f.since
    from entry u
    cross join lateral (
        -- To whom the door asked: what is entered of a change names the platform, whoever of the two asked for it.
        select case when u.recipient = 'privacy-office' then array['guichet']
                    when u.kind = 'CHANGE' and u.recipient in ('guichet', 'client') then array['guichet', 'client']
                    else array[u.recipient] end as parties
    ) door
    cross join lateral (
        with subject as (
            select s.client_id as id, coalesce(c.redirected_to, s.client_id) as root
            from registry.access_log_subject s left join registry.client c on c.id = s.client_id
            where s.at = u.at and s.entry_id = u.id
        ), judged as (
            -- Each basis an entry names, held against what was kept of it at that instant.
            select n.basis, n.what,
                   case n.what
                       when 'AUTHORITY' then case
                           when a.code is null then 'AUTHORITY_UNKNOWN'
                           when coalesce(a.in_force_since, '-infinity') > u.at or a.valid_from > u.day then 'AUTHORITY_NOT_YET'
                           when coalesce(a.ended_at, 'infinity') <= u.at or coalesce(a.valid_to, 'infinity') < u.day
                               then 'AUTHORITY_ENDED'
                           when u.purpose <> all (a.purposes) then 'OTHER_PURPOSE'
                           when a.to_party <> all (door.parties) then 'OTHER_RECIPIENT'
                           when a.kind = 'CONSENT_REQUIRED' then 'CONSENT_REQUIRED' end
                       when 'CONSENT' then case
                           when c.id is null then 'CONSENT_UNKNOWN'
                           when w.state is null then 'CONSENT_NOT_YET'
                           when w.state not in ('GIVEN', 'RENEWED') then 'CONSENT_' || w.state
                           when coalesce(w.valid_until, 'infinity') <= u.at then 'CONSENT_EXPIRED'
                           when u.purpose <> c.purpose then 'OTHER_PURPOSE'
                           when not c.recipients && door.parties then 'OTHER_RECIPIENT'
                           when not hers.about then 'CONSENT_OF_ANOTHER'
                           when l.allowed is null then 'CONSENT_TAKEN_BACK'
                           when l.lawful is null then 'CONSENT_WITHOUT_LAW' end
                       when 'EMERGENCY' then case
                           when m.id is null then 'EMERGENCY_UNKNOWN'
                           when m.at > u.at or m.until <= u.at then 'EMERGENCY_OVER'
                           when m.account <> u.actor_id then 'EMERGENCY_OF_ANOTHER'
                           when not hers.about then 'EMERGENCY_ABOUT_ANOTHER'
                           when u.kind = 'CHANGE' then 'EMERGENCY_ONLY_TO_LOOK' end
                       when 'REPRESENTATION' then case
                           when r.id is null then 'REPRESENTATION_UNKNOWN'
                           when r.starts_on > u.day or r.recorded_at > u.at then 'REPRESENTATION_NOT_YET'
                           when coalesce(r.ends_on, 'infinity') < u.day or coalesce(g.at, 'infinity') <= u.at
                               then 'REPRESENTATION_ENDED'
                           when not hers.about then 'REPRESENTATION_OF_ANOTHER'
                           when u.actor_kind = 'CLIENT' and u.actor_id <> r.representative_id::text
                                and not exists (
                                    select from registry.client named
                                    join registry.client actor
                                        on coalesce(named.redirected_to, named.id) in (actor.id, actor.redirected_to)
                                    where named.id = r.representative_id and actor.id::text = u.actor_id)
                               then 'REPRESENTATION_BY_ANOTHER'
                           when u.kind = 'CHANGE' and not r.may_act then 'REPRESENTATION_ONLY_TO_LOOK' end
                       else 'BASIS_OF_NO_KIND' end as fault,
                   case n.what
                       when 'AUTHORITY' then least(a.ended_at, (a.valid_to + 1)::timestamp at time zone :zone)
                       when 'CONSENT' then case when w.state in ('GIVEN', 'RENEWED') then w.valid_until else w.at end
                       when 'EMERGENCY' then m.until
                       when 'REPRESENTATION' then least(g.at, (r.ends_on + 1)::timestamp at time zone :zone) end as since,
                   -- What it extends to; null where that cannot be told. A consent says each category itself.
                   case n.what
                       when 'AUTHORITY' then a.data_categories
                       when 'CONSENT' then array_remove(coalesce(l.lawful, c.data_categories), '*')
                       when 'REPRESENTATION' then r.categories end as categories
            from (select b as basis, split_part(b, ':', 1) as what, substr(b, strpos(b, ':') + 1) as reference,
                         case when b ~ ':[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'
                              then substr(b, strpos(b, ':') + 1)::uuid end as id
                  from unnest(u.bases) as b where not starts_with(b, 'VERSION:')) n
            left join registry.authority a on n.what = 'AUTHORITY' and a.code = n.reference
                and a.number = coalesce((select substring(v from '@([0-9]{1,9})$')::integer from unnest(u.bases) as v
                                         where starts_with(v, 'VERSION:' || n.reference || '@') limit 1), 1)
            left join registry.consent c on n.what = 'CONSENT' and c.id = n.id
            left join lateral (
                -- What she had said of it by then, and last.
                select e.state, e.at, e.valid_until from registry.consent_event e
                where e.consent_id = c.id and e.at <= u.at order by e.sequence desc limit 1
            ) w on true
            left join lateral (
                -- What it still allowed, to one of those: not what she had said no to since, of another consent under an id
                -- of hers. Of that, what a law of then asks her consent for.
                select array_agg(k) as allowed,
                       array_agg(k) filter (where exists (
                           select from registry.authority a2
                           where a2.kind = 'CONSENT_REQUIRED' and u.purpose = any (a2.purposes) and a2.to_party = party
                             and (k = any (a2.data_categories) or '*' = any (a2.data_categories))
                             and coalesce(a2.in_force_since, '-infinity') <= u.at and coalesce(a2.ended_at, 'infinity') > u.at
                             and a2.valid_from <= u.day and coalesce(a2.valid_to, 'infinity') >= u.day)) as lawful
                from unnest(c.data_categories) as k cross join unnest(door.parties) as party
                where party = any (c.recipients) and not exists (
                    select from subject s
                    left join registry.client she on she.id = c.client_id
                    join registry.consent o on o.client_id = s.id and o.id <> c.id and o.purpose = u.purpose
                        and party = any (o.recipients) and k = any (o.data_categories)
                        and (s.id = c.client_id or s.root = coalesce(she.redirected_to, she.id))
                    cross join lateral (
                        select e.state, e.at from registry.consent_event e
                        where e.consent_id = o.id and e.at <= u.at order by e.sequence desc limit 1) said
                    where said.state in ('WITHDRAWN', 'REFUSED') and said.at > w.at)
            ) l on true
            left join registry.emergency m on n.what = 'EMERGENCY' and m.id = n.id
            left join registry.representation r on n.what = 'REPRESENTATION' and r.id = n.id
            left join registry.representation_ending g on g.representation_id = r.id
            left join lateral (
                -- Whether the entry is about whoever it is of; what ties two clients is told to the other of them.
                select n.what <> 'AUTHORITY' and exists (
                    select from subject s left join registry.client she on she.id = coalesce(c.client_id, m.client_id, r.client_id)
                    where s.id = coalesce(c.client_id, m.client_id, r.client_id)
                       or s.root = coalesce(she.redirected_to, she.id)
                       or u.relation in ('household', 'representation') and n.what = 'CONSENT' and (
                           exists (select from registry.representation t
                                   where t.client_id = c.client_id and t.representative_id = s.id
                                      or t.representative_id = c.client_id and t.client_id = s.id)
                           or exists (select from registry.relation t
                                      where t.client_id = c.client_id and t.other_id = s.id
                                         or t.other_id = c.client_id and t.client_id = s.id))) as about
            ) hers on true
        ), named as (
            select coalesce(bool_or(what in ('AUTHORITY', 'CONSENT')), false) as grounds,
                   coalesce(bool_or(what = 'EMERGENCY'), false) as emergency,
                   coalesce(bool_or(what = 'REPRESENTATION'), false) as representation
            from judged
        )
        select basis, fault, since from judged where fault is not null
        union all
        select null, v.fault, null
        from named cross join lateral (values
            (case when not grounds then 'NO_BASIS' end),
            (case when u.purpose = 'emergency' and not emergency then 'EMERGENCY_NOT_NAMED' end),
            (case when u.relation = 'representative' and not representation then 'REPRESENTATION_NOT_NAMED' end)) v (fault)
        where v.fault is not null
        union all
        -- Nothing it names extends to the attribute's category. A correction that waits for a second person rests on what the
        -- fact itself would be written on.
        select k, v.fault, null
        from named cross join unnest(u.attributes) as k left join registry.attribute d on d.code = k
        cross join lateral (values
            (case when d.code is null then 'ATTRIBUTE_UNKNOWN'
                  when grounds and not exists (
                      select from judged where what in ('AUTHORITY', 'CONSENT')
                          and (categories is null or d.category = any (categories) or '*' = any (categories)))
                      then 'ATTRIBUTE_NOT_COVERED' end),
            (case when representation and d.code is not null and not exists (
                      select from judged where what = 'REPRESENTATION'
                          and (categories is null or d.category = any (categories) or '*' = any (categories)))
                      then 'REPRESENTATION_OUT_OF_SCOPE' end)) v (fault)
        where v.fault is not null and not (u.kind = 'CHANGE' and k = 'corrections')
    ) f
    where u.kind in ('READ', 'SHARE', 'CHANGE', 'BATCH', 'DECISION', 'DISPOSAL')
), ranked as (
    select *, count(*) over (partition by fault) as with_this_fault, count(*) over () as of_all,
           row_number() over (partition by fault order by at, id) as place
    from found
)
select id as entry, l.position as leaf, at, kind, purpose, recipient, channel, basis, fault, since,
       case when since <= at then extract(epoch from at - since)::numeric(14, 3) end as seconds_late, with_this_fault, of_all
from ranked left join registry.access_log_leaf l on l.entry_id = ranked.id
where place <= 200
order by fault, at, id
