package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether something of a client's was used lately, by the log. */
@Component
public class LastLooks {
    /** What she herself, whoever represents her and the privacy office look at decides nothing about her. */
    private static final String[] NOT_TO_DECIDE = {"own-record", "access-request", "privacy-request", "privacy-review"};

    private static final String SINCE = """
            select asked.id from unnest(?) as asked(id)
            where exists (
                select from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = asked.id and s.at >= ? and e.kind in ('READ', 'SHARE') and ? = any(e.attributes)
                  and e.actor_kind <> 'CLIENT' and e.purpose <> all(?))
            """;

    private final JdbcClient jdbc;

    LastLooks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those among the ids of whom an attribute was looked at or sent since a moment where something may have been decided. */
    public Set<UUID> since(Instant moment, String attribute, Set<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : new HashSet<>(jdbc.sql(SINCE)
                        .params(ids.toArray(UUID[]::new), Timestamp.from(moment), attribute, NOT_TO_DECIDE)
                        .query(UUID.class)
                        .list());
    }
}
