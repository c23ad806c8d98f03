create index access_log_own_looks on registry.access_log (actor_id, at desc) include (contact_id) where kind = 'READ';
comment on index registry.access_log_own_looks is
    'Whom an agent opened last: her looks lie among many more searches, one for each pause in typing';
