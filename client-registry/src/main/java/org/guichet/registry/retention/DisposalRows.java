package org.guichet.registry.retention;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.holding.Keeping;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the rooms have to dispose of, by their statements, and the table {@code retention_disposal}. */
@Repository
class DisposalRows {
    private static final String RUNS = """
            select run, kind, version, min(at) as since, max(at) as until, max(before) as before,
                   sum(items) as items, count(*) as batches
            from registry.retention_disposal where (cast(:cursor as uuid) is null or run < :cursor)
            group by run, kind, version order by run desc limit :limit
            """;

    private final JdbcClient jdbc;

    DisposalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Something over its period. */
    record Candidate(String key, @Nullable UUID client, Instant since) {
        Place place() {
            return new Place(since, key);
        }
    }

    /** Where among those of a kind, the oldest first. */
    record Place(Instant since, String key) {
        static final Place FIRST = new Place(Instant.EPOCH, "");
    }

    List<Candidate> candidates(Keeping kind, Instant before, Place after, int most) {
        return jdbc.sql("select kept.key, kept.client_id, kept.since from (" + kind.due() + """
                ) kept
                where kept.since < :before and kept.since >= :since and (kept.since > :since or kept.key > :key)
                order by kept.since, kept.key limit :most
                """)
                .param("before", Timestamp.from(before))
                .param("since", Timestamp.from(after.since()))
                .param("key", after.key())
                .param("most", most)
                .query((row, number) -> new Candidate(
                        row.getString("key"),
                        row.getObject("client_id", UUID.class),
                        row.getTimestamp("since").toInstant()))
                .list();
    }

    void dispose(Keeping kind, List<Candidate> going, Instant at) {
        String[] keys = going.stream().map(Candidate::key).toArray(String[]::new);
        for (String statement : kind.disposal()) {
            jdbc.sql(statement)
                    .param("keys", keys)
                    .param("at", Timestamp.from(at))
                    .update();
        }
    }

    /** What lets append-only rows go, in this transaction and no other. */
    void record(Batch batch) {
        jdbc.sql("""
                insert into registry.retention_disposal (id, run, kind, version, at, before, items, clients, entry_id)
                values (:id, :run, :kind, :version, :at, :before, :items, :clients, :entry)
                """)
                .param("id", batch.id())
                .param("run", batch.run())
                .param("kind", batch.rule().kind())
                .param("version", batch.rule().version())
                .param("at", Timestamp.from(batch.at()))
                .param("before", Timestamp.from(batch.before()))
                .param("items", batch.items())
                .param("clients", batch.clients())
                .param("entry", batch.entry())
                .update();
    }

    /** @param entry of the access log */
    record Batch(
            UUID id, UUID run, RetentionRule rule, Instant at, Instant before, int items, int clients, UUID entry) {}

    /** Runs, the newest first. */
    List<Disposal> runs(@Nullable UUID cursor, int limit) {
        return jdbc.sql(RUNS)
                .param("cursor", cursor)
                .param("limit", limit)
                .query((row, number) -> new Disposal(
                        row.getObject("run", UUID.class),
                        row.getString("kind"),
                        row.getInt("version"),
                        row.getTimestamp("since").toInstant(),
                        row.getTimestamp("until").toInstant(),
                        row.getTimestamp("before").toInstant(),
                        row.getLong("items"),
                        row.getInt("batches")))
                .list();
    }
}
