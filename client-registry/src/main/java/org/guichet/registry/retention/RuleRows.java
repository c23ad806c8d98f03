package org.guichet.registry.retention;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code retention_rule}: a version is added, and confirmed once. */
@Repository
class RuleRows {
    private final JdbcClient jdbc;

    RuleRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every version of every kind, the newest first. */
    List<RetentionRule> all() {
        return jdbc.sql("select * from registry.retention_rule order by kind, version desc")
                .query((row, number) -> rule(row))
                .list();
    }

    /** Every version of one kind, the newest first. */
    List<RetentionRule> of(String kind) {
        return jdbc.sql("select * from registry.retention_rule where kind = ? order by version desc")
                .param(kind)
                .query((row, number) -> rule(row))
                .list();
    }

    /** Lets whoever would write or confirm another version of the kind wait to the end of the transaction. */
    void takeTurns(String kind) {
        jdbc.sql(
                        "select true from (select pg_advisory_xact_lock(hashtextextended('retention rule of ' || ?, 0))) taken")
                .param(kind)
                .query(Boolean.class)
                .single();
    }

    void add(RetentionRule rule) {
        jdbc.sql("""
                insert into registry.retention_rule (kind, version, period, instrument_en, instrument_fr, provision,
                                                     valid_from, written_by, written_at, confirmed_by, confirmed_at)
                values (:kind, :version, :period, :en, :fr, :provision, :from, :by, :at, :confirmedBy, :confirmedAt)
                """)
                .param("kind", rule.kind())
                .param("version", rule.version())
                .param("period", rule.period())
                .param("en", rule.instrumentEn())
                .param("fr", rule.instrumentFr())
                .param("provision", rule.provision())
                .param("from", rule.validFrom())
                .param("by", rule.writtenBy())
                .param("at", Timestamp.from(rule.writtenAt()))
                .param("confirmedBy", rule.confirmedBy())
                .param("confirmedAt", rule.confirmedAt() == null ? null : Timestamp.from(rule.confirmedAt()))
                .update();
    }

    void confirm(RetentionRule rule, String by, Instant at) {
        jdbc.sql("""
                update registry.retention_rule set confirmed_by = ?, confirmed_at = ?
                where kind = ? and version = ? and confirmed_at is null
                """)
                .params(by, Timestamp.from(at), rule.kind(), rule.version())
                .update();
    }

    private static RetentionRule rule(ResultSet row) throws SQLException {
        Timestamp confirmed = row.getTimestamp("confirmed_at");
        return new RetentionRule(
                row.getString("kind"),
                row.getInt("version"),
                row.getString("period"),
                row.getString("instrument_en"),
                row.getString("instrument_fr"),
                row.getString("provision"),
                row.getObject("valid_from", LocalDate.class),
                row.getString("written_by"),
                row.getTimestamp("written_at").toInstant(),
                row.getString("confirmed_by"),
                confirmed == null ? null : confirmed.toInstant());
    }
}
