with hidden as materialized (
    -- Whoever may not know of a sealed client does not learn of her from a count either.
    select s.at, s.entry_id, count(*) as subjects
    from registry.sealed_client c join registry.access_log_subject s on s.client_id = c.id
    where not :cleared and s.at >= :from and s.at < :to
    group by s.at, s.entry_id
), entry as not materialized (
    select e.id, e.at, (e.at at time zone :zone)::date as day, e.kind, e.actor_kind, e.actor_id, e.actor_office, e.purpose,
           e.bases, e.relation, e.recipient, e.channel, e.contact_id, e.attributes, e.reason, e.subjects
    from registry.access_log e left join hidden h on h.at = e.at and h.entry_id = e.id
    where e.at >= :from and e.at < :to
      and (h.subjects is null or e.subjects > h.subjects or e.kind = 'SEARCH'
           or e.kind = 'REFUSAL' and e.reason in (
               'not-found', 'not-granted', 'assurance-too-low', 'emergency-not-declared', 'contact-required',
               'caller-not-identified', 'grounds-unreadable'))
      and (:cleared or e.actor_kind <> 'CLIENT' or e.actor_id not in (select id::text from registry.sealed_client))
      and (:every or e.recipient = any(:programmes) or e.actor_kind = 'PROGRAMME' and e.actor_id = any(:programmes))
)
