package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether whoever reviews the log may know of one entry, by the rule its pages are searched by. */
@Component
class SeenEntries {
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    SeenEntries(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** That it was asked for is entered, whether it is there or not; either costs the same statements. */
    boolean isSeen(UUID entry) {
        boolean cleared = Acting.errand().cleared();
        trail.logReview(List.of("entry"), List.of());
        Instant at = jdbc.sql("select at from registry.access_log where id = ?")
                .param(entry)
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElse(Instant.EPOCH);
        Timestamp from = Timestamp.from(at);
        Timestamp to = Timestamp.from(at.plusMillis(1));
        return jdbc.sql("select exists (" + AuditTrail.HIDDEN + "select " + AuditTrail.OF_SEEN
                        + " and e.at = ? and e.id = ?)")
                .params(cleared, from, to, cleared, from, entry)
                .query(Boolean.class)
                .single();
    }
}
