package org.guichet.catalog.telling;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.guichet.catalog.dispatch.DispatchSummary;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code correction_due} and {@code correction_notice}. */
@Repository
class NoticeRows {
    private final JdbcClient jdbc;
    private final Dispatches dispatches;

    NoticeRows(JdbcClient jdbc, Dispatches dispatches) {
        this.jdbc = jdbc;
        this.dispatches = dispatches;
    }

    void due(FactCorrected corrected) {
        jdbc.sql("""
                insert into catalog.correction_due (correction_id, client_id, attribute, corrected_at)
                values (?, ?, ?, ?)
                """)
                .params(
                        corrected.correction(),
                        corrected.client().value(),
                        corrected.attribute(),
                        Timestamp.from(corrected.at()))
                .update();
    }

    /** Oldest first; those another node holds are left to it. */
    List<FactCorrected> takeDue(int most) {
        return jdbc.sql("""
                select * from catalog.correction_due where told_at is null
                order by corrected_at limit ? for update skip locked
                """)
                .param(most)
                .query((row, number) -> new FactCorrected(
                        row.getObject("correction_id", UUID.class),
                        new ClientId(row.getObject("client_id", UUID.class)),
                        row.getString("attribute"),
                        row.getTimestamp("corrected_at").toInstant()))
                .list();
    }

    void told(UUID correction, Instant now) {
        jdbc.sql("update catalog.correction_due set told_at = ? where correction_id = ?")
                .params(Timestamp.from(now), correction)
                .update();
    }

    void telling(UUID correction, String recipient, UUID dispatch, Instant now) {
        insert(correction, recipient, dispatch, null, now);
    }

    void notTold(UUID correction, String recipient, String reason, Instant now) {
        insert(correction, recipient, null, reason, now);
    }

    Optional<FactCorrected> find(UUID correction) {
        return jdbc.sql("select * from catalog.correction_due where correction_id = ?")
                .param(correction)
                .query((row, number) -> new FactCorrected(
                        correction,
                        new ClientId(row.getObject("client_id", UUID.class)),
                        row.getString("attribute"),
                        row.getTimestamp("corrected_at").toInstant()))
                .optional();
    }

    /** Two statements, however many there are. */
    List<Notice> of(Permit permit, String attribute) {
        List<Listed> listed = jdbc.sql("""
                select d.correction_id, d.corrected_at, n.recipient, n.dispatch_id, n.reason
                from catalog.correction_due d join catalog.correction_notice n on n.correction_id = d.correction_id
                where d.client_id = any(?) and d.attribute = ? order by d.corrected_at desc, n.recipient limit 200
                """)
                .params(permit.clients(), attribute)
                .query((row, number) -> listed(row))
                .list();
        Map<UUID, DispatchSummary> sent = dispatches.find(
                listed.stream().map(Listed::dispatch).filter(Objects::nonNull).toList());
        return listed.stream().map(one -> one.as(sent.get(one.dispatch()))).toList();
    }

    /** A recipient and a correction, before it is known where its dispatch is. */
    private record Listed(
            UUID correction,
            String recipient,
            Instant correctedAt,
            @Nullable UUID dispatch,
            @Nullable String reason) {

        Notice as(@Nullable DispatchSummary sent) {
            return new Notice(
                    correction,
                    recipient,
                    correctedAt,
                    sent == null ? null : sent.state().name(),
                    sent == null ? null : sent.confirmedAt(),
                    sent == null ? reason : sent.lastError());
        }
    }

    private static Listed listed(ResultSet row) throws SQLException {
        return new Listed(
                row.getObject("correction_id", UUID.class),
                row.getString("recipient"),
                row.getTimestamp("corrected_at").toInstant(),
                row.getObject("dispatch_id", UUID.class),
                row.getString("reason"));
    }

    private void insert(
            UUID correction, String recipient, @Nullable UUID dispatch, @Nullable String reason, Instant now) {
        jdbc.sql("""
                insert into catalog.correction_notice (correction_id, recipient, dispatch_id, reason, created_at)
                values (:correction, :recipient, :dispatch, :reason, :now)
                """)
                .param("correction", correction)
                .param("recipient", recipient)
                .param("dispatch", dispatch)
                .param("reason", reason)
                .param("now", Timestamp.from(now))
                .update();
    }
}
