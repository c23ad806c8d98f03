with word as not materialized (
    select c.id, c.client_id, c.purpose, c.recipients, c.data_categories, c.notice_version, c.language as asked_in,
           e.sequence, e.state, e.at, e.valid_until, e.method, e.assurance, e.actor_kind, e.channel, e.representation_id,
           e.script_version, e.asked_until, e.reason, coalesce(e.notice_version, c.notice_version) as shown,
           coalesce(e.language, c.language) as language
    from registry.consent c join registry.consent_event e on e.consent_id = c.id
    where e.at < :to
      and (:cleared or c.client_id not in (select id from registry.sealed_client))
      and (:every or c.recipients && :programmes::text[])
)
