package org.guichet.registry.vigilance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.secrecy.Encrypted;
import org.guichet.registry.secrecy.EncryptedTable;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.guichet.registry.vigilance.Alert.Outcome;
import org.guichet.registry.vigilance.Alert.State;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Alerts and their reviews. An alert about whoever asks, or about a client she may not know of, is not there. */
@Repository
class AlertRows {
    private static final String REASON = "vigilance-reason";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String OF_SEEN = """
             where a.agent <> :account
               and (:sealed or not exists (select from registry.sealed_client s where s.id = a.client_id))
            """;

    private final JdbcClient jdbc;
    private final Encryption encryption;

    AlertRows(JdbcClient jdbc, Encryption encryption) {
        this.jdbc = jdbc;
        this.encryption = encryption;
    }

    @Configuration(proxyBeanMethods = false)
    static class Rewritten {
        @Bean
        EncryptedTable vigilanceReasons() {
            return new EncryptedTable("registry.vigilance_review", "'" + REASON + "'", "id");
        }
    }

    /** What is to be raised. */
    record Raised(
            UUID id,
            String agent,
            String office,
            @Nullable UUID client,
            @Nullable LocalDate day,
            Instant at,
            Instant lookedAt,
            int thresholds,
            Verdict verdict,
            List<UUID> entries) {}

    /**
     * Raises it, or adds to the one that waits. Where an earlier one was settled, only looks after those it rests on raise
     * another.
     */
    void raise(Raised raised) {
        jdbc.sql("""
                insert into registry.vigilance_alert (id, agent, office, client_id, day, raised_at, looked_at, score,
                    thresholds, findings, rules, entries, state, version)
                select :id, :agent, :office, :client::uuid, :day::date, :at, :looked, :score, :thresholds, :findings::jsonb,
                       :rules, :entries, 'OPEN', 0
                where not exists (select from registry.vigilance_alert a
                                  where a.agent = :agent and a.client_id is not distinct from :client::uuid
                                    and a.day is not distinct from :day::date
                                    and a.state in ('EXPLAINED', 'MISCONDUCT') and a.looked_at >= :looked)
                on conflict (agent, client_id, day) where state in ('OPEN', 'UNCLEAR') do update set
                    looked_at = excluded.looked_at, score = excluded.score, thresholds = excluded.thresholds,
                    findings = excluded.findings, rules = excluded.rules, entries = excluded.entries,
                    version = registry.vigilance_alert.version + 1
                where registry.vigilance_alert.looked_at < excluded.looked_at
                """)
                .param("id", raised.id())
                .param("agent", raised.agent())
                .param("office", raised.office())
                .param("client", raised.client())
                .param("day", raised.day() == null ? null : raised.day().toString())
                .param("at", Timestamp.from(raised.at()))
                .param("looked", Timestamp.from(raised.lookedAt()))
                .param("score", raised.verdict().score())
                .param("thresholds", raised.thresholds())
                .param("findings", JSON.writeValueAsString(raised.verdict().findings()))
                .param(
                        "rules",
                        raised.verdict().findings().stream()
                                .filter(one -> one.points() > 0)
                                .map(one -> one.rule().name())
                                .toArray(String[]::new))
                .param("entries", raised.entries().toArray(UUID[]::new))
                .update();
    }

    List<Alert> list(AlertFilter filter, int most) {
        return filtered("select a.*", filter)
                .param("most", most)
                .query((row, number) -> alert(row))
                .list();
    }

    long count(AlertFilter filter) {
        return seen("select count(*) from registry.vigilance_alert a" + OF_SEEN + where(filter, false), filter)
                .query(Long.class)
                .single();
    }

    private JdbcClient.StatementSpec filtered(String select, AlertFilter filter) {
        return seen(
                select + " from registry.vigilance_alert a" + OF_SEEN + where(filter, true)
                        + " order by a.raised_at desc, a.id desc limit :most",
                filter);
    }

    private static String where(AlertFilter filter, boolean page) {
        return (filter.state() == null ? " and a.state in ('OPEN', 'UNCLEAR')" : " and a.state = :state")
                + (filter.rule() == null ? "" : " and :rule = any(a.rules)")
                + (filter.from() == null ? "" : " and a.raised_at >= :from")
                + (filter.to() == null ? "" : " and a.raised_at < :to")
                + (page && filter.after() != null
                        ? " and (a.raised_at, a.id) < (select b.raised_at, b.id from registry.vigilance_alert b where b.id = :after)"
                        : "");
    }

    private JdbcClient.StatementSpec seen(String sql, AlertFilter filter) {
        JdbcClient.StatementSpec statement = seen(sql);
        if (filter.state() != null) {
            statement = statement.param("state", filter.state().name());
        }
        if (filter.rule() != null) {
            statement = statement.param("rule", filter.rule().name());
        }
        if (filter.from() != null) {
            statement = statement.param("from", Timestamp.from(filter.from()));
        }
        if (filter.to() != null) {
            statement = statement.param("to", Timestamp.from(filter.to()));
        }
        return filter.after() != null && sql.contains(":after") ? statement.param("after", filter.after()) : statement;
    }

    private JdbcClient.StatementSpec seen(String sql) {
        Errand errand = Acting.errand();
        return jdbc.sql(sql).param("account", errand.actor().id()).param("sealed", errand.cleared());
    }

    Optional<Alert> find(UUID id) {
        return seen("select a.* from registry.vigilance_alert a" + OF_SEEN + " and a.id = :id")
                .param("id", id)
                .query((row, number) -> alert(row))
                .optional();
    }

    /** As {@link #find}, and keeps others from changing it until the end of the transaction. */
    Optional<Alert> lock(UUID id) {
        return seen("select a.* from registry.vigilance_alert a" + OF_SEEN + " and a.id = :id for update")
                .param("id", id)
                .query((row, number) -> alert(row))
                .optional();
    }

    /** The entries of the log it rests on. */
    List<UUID> entries(UUID id) {
        return jdbc.sql("select entries from registry.vigilance_alert where id = ?")
                .param(id)
                .query((row, number) -> Arrays.asList((UUID[]) row.getArray(1).getArray()))
                .single();
    }

    List<Alert.Reviewed> reviews(UUID id) {
        return jdbc.sql("select * from registry.vigilance_review where alert_id = ? order by at, id")
                .param(id)
                .query((row, number) -> new Alert.Reviewed(
                        row.getTimestamp("at").toInstant(),
                        row.getString("reviewer"),
                        row.getString("office"),
                        Outcome.valueOf(row.getString("outcome")),
                        encryption.openText(row.getBytes("ciphertext"), new Place(REASON, row.getString("id")))))
                .list();
    }

    void review(UUID id, UUID review, Outcome outcome, String reason, Instant at) {
        Errand errand = Acting.errand();
        Encrypted kept = encryption.encrypt(reason, new Place(REASON, review.toString()));
        jdbc.sql("""
                insert into registry.vigilance_review (id, alert_id, at, reviewer, office, outcome, ciphertext, key_id)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                """)
                .params(
                        review,
                        id,
                        Timestamp.from(at),
                        errand.actor().id(),
                        errand.actor().office(),
                        outcome.name(),
                        kept.ciphertext(),
                        kept.keyId())
                .update();
        jdbc.sql("update registry.vigilance_alert set state = ?, version = version + 1 where id = ?")
                .params(outcome.name(), id)
                .update();
    }

    private static Alert alert(ResultSet row) throws SQLException {
        java.sql.Date day = row.getDate("day");
        return new Alert(
                row.getObject("id", UUID.class),
                row.getString("agent"),
                row.getString("office"),
                row.getObject("client_id", UUID.class),
                day == null ? null : day.toLocalDate(),
                row.getTimestamp("raised_at").toInstant(),
                row.getTimestamp("looked_at").toInstant(),
                row.getDouble("score"),
                row.getInt("thresholds"),
                State.valueOf(row.getString("state")),
                JSON.readValue(row.getString("findings"), new TypeReference<List<Finding>>() {}),
                row.getLong("version"));
    }
}
