package org.guichet.registry.audit;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which entries whoever reviews the log may know of: the rule its pages are searched by, and one entry. */
@Component
class SeenEntries {
    /**
     * Entries of the time with the number of their subjects whom whoever acts may not know of. An entry about nobody else is
     * not there; what would be there if she did not exist, a search or a look refused before anybody asks whether she
     * exists, is there without her.
     */
    static final String HIDDEN = """
            with hidden as materialized (
                select s.at, s.entry_id, count(*) as subjects
                from registry.sealed_client c join registry.access_log_subject s on s.client_id = c.id
                where not ? and s.at >= ? and s.at < ? group by s.at, s.entry_id
            ), hidden_client as materialized (
                select id from registry.sealed_client where not ?
            )
            """;

    static final String OF_SEEN = """
             from registry.access_log e left join hidden h on h.at = e.at and h.entry_id = e.id
            where (h.subjects is null or e.subjects > h.subjects or e.kind = 'SEARCH'
                   or e.kind = 'REFUSAL' and e.reason in (
                       'not-found', 'not-granted', 'assurance-too-low', 'emergency-not-declared', 'contact-required',
                       'caller-not-identified', 'grounds-unreadable'))
              and not (e.actor_kind = 'CLIENT' and e.actor_id in (select id::text from hidden_client))
            """;

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
        return jdbc.sql("select exists (" + HIDDEN + "select " + OF_SEEN + " and e.at = ? and e.id = ?)")
                .params(cleared, from, to, cleared, from, entry)
                .query(Boolean.class)
                .single();
    }

    /** The first two hundred entries of one account in a time, oldest first, with the count of all: as {@link AuditTrail#entries}. */
    AuditTrail.Page ofAccount(String account, Instant from, Instant to) {
        boolean cleared = Acting.errand().cleared();
        Timestamp start = Timestamp.from(from);
        Timestamp end = Timestamp.from(to);
        trail.logReview(List.of("alert", "actor", "from", "to"), List.of());
        String found = OF_SEEN + " and e.at >= ? and e.at < ? and e.actor_kind = 'PERSON' and e.actor_id = ?";
        List<Object> values = List.of(cleared, start, end, cleared, start, end, account);
        long total = jdbc.sql(HIDDEN + "select count(*)" + found)
                .params(values)
                .query(Long.class)
                .single();
        List<LoggedEntry> items = jdbc.sql(HIDDEN + "select e.*, e.subjects - coalesce(h.subjects, 0) as seen_subjects"
                        + found + " order by e.at, e.id limit 200")
                .params(values)
                .query((row, number) -> AuditTrail.entryOf(row, row.getInt("seen_subjects")))
                .list();
        return new AuditTrail.Page(items, null, total);
    }
}
