package org.guichet.catalog.application;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where a client's applications stand. */
@Component
public class Tracking {
    private static final int NEWEST = 100;

    private final JdbcClient jdbc;

    Tracking(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The newest applications of a client, at most 100, in one statement; empty where the permit does not cover them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ApplicationSummary> of(Permit permit) {
        if (!permit.covers(Door.APPLICATIONS)) {
            return List.of();
        }
        return jdbc
                .sql("select * from catalog.application where client_id = any(:clients) order by id desc limit :most")
                .param("clients", permit.clients())
                .param("most", NEWEST)
                .query((row, number) -> summary(row))
                .stream()
                .filter(application -> permit.covers(Door.APPLICATIONS, application.serviceCode()))
                .toList();
    }

    private static ApplicationSummary summary(ResultSet row) throws SQLException {
        return new ApplicationSummary(
                row.getObject("id", UUID.class),
                row.getLong("version"),
                row.getString("service_code"),
                row.getString("service_name_en"),
                row.getString("service_name_fr"),
                row.getString("programme_code"),
                ApplicationState.valueOf(row.getString("state")),
                row.getTimestamp("started_at").toInstant(),
                row.getString("start_channel"),
                instant(row, "submitted_at"),
                row.getString("submit_channel"),
                instant(row, "deadline"),
                row.getObject("dispatch", UUID.class),
                decided(row));
    }

    private static ApplicationSummary.@Nullable Decided decided(ResultSet row) throws SQLException {
        Instant at = instant(row, "decided_at");
        return at == null
                ? null
                : new ApplicationSummary.Decided(
                        at,
                        row.getBigDecimal("decision_amount"),
                        row.getString("decision_currency"),
                        row.getString("decision_per"),
                        row.getString("decision_explanation_en"),
                        row.getString("decision_explanation_fr"),
                        row.getString("decision_law"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }
}
