package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was read or passed on while two clients were taken for one. Both are subjects of such an entry, because both ids
 * led to the client when it was read; so a read that began before the end and was logged after it is found as well.
 */
@Component
public class SeenTogether {
    /** Longer than any transaction lasts, and than clocks of two nodes differ. */
    private static final Duration MARGIN = Duration.ofMinutes(5);

    private static final String BOTH = """
            from registry.access_log_subject s
            join registry.access_log_subject t on t.at = s.at and t.entry_id = s.entry_id and t.client_id = :other
            join registry.access_log e on e.at = s.at and e.id = s.entry_id
            where s.client_id = :one and s.at >= :early and s.at < :late
              and (e.kind in ('READ', 'SHARE') or e.kind = 'BATCH' and s.at >= :from and s.at < :to)
              and e.attributes && cast(:attributes as text[])
            """;

    private final JdbcClient jdbc;
    private final AuditTrail trail;

    SeenTogether(JdbcClient jdbc, AuditTrail trail) {
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * Two clients, and when they were one.
     *
     * @param from inclusive
     * @param to exclusive
     * @param attributes of which at least one must have been among what was seen
     */
    public record Together(ClientId one, ClientId other, Instant from, Instant to, Set<String> attributes) {
        public Together {
            attributes = Set.copyOf(attributes);
        }
    }

    /** One page, oldest first, and how many there are in all. Asking is itself logged. */
    @Transactional
    public AuditTrail.Page page(Together together, int limit, @Nullable String cursor) {
        trail.logReview(List.of("client", "from", "to"), List.of(together.one(), together.other()));
        Map<String, Object> asked = Map.of(
                "one", together.one().value(),
                "other", together.other().value(),
                "from", Timestamp.from(together.from()),
                "to", Timestamp.from(together.to()),
                "early", Timestamp.from(together.from().minus(MARGIN)),
                "late", Timestamp.from(together.to().plus(MARGIN)),
                "attributes", together.attributes().toArray(String[]::new));
        long total = jdbc.sql("select count(*) " + BOTH)
                .params(asked)
                .query(Long.class)
                .single();
        String[] after = cursor == null
                ? new String[] {Instant.EPOCH.toString(), new UUID(0, 0).toString()}
                : AuditTrail.cursor(cursor);
        List<LoggedEntry> found = new ArrayList<>(jdbc.sql("select e.* " + BOTH
                        + " and (s.at, s.entry_id) > (:afterAt, :afterId) order by s.at, s.entry_id limit :limit")
                .params(asked)
                .param("afterAt", Timestamp.from(Instant.parse(after[0])))
                .param("afterId", UUID.fromString(after[1]))
                .param("limit", limit + 1)
                .query(AuditTrail::entry)
                .list());
        boolean more = found.size() > limit;
        List<LoggedEntry> page = more ? found.subList(0, limit) : found;
        return new AuditTrail.Page(page, more ? AuditTrail.cursorAfter(page.getLast()) : null, total);
    }
}
