package org.guichet.catalog.programme;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code programme} and {@code programme_status}. */
@Repository
class ProgrammeRows {
    private static final String PROGRAMME =
            "select code, name_en, name_fr, organization, authority, endpoint_property, jwks from catalog.programme";
    private static final String STATUS =
            "select programme, state, since, failures, last_error, ask_again_at from catalog.programme_status";

    private final JdbcClient jdbc;

    ProgrammeRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void put(Programme programme) {
        jdbc.sql("""
                insert into catalog.programme
                    (code, name_en, name_fr, organization, authority, endpoint_property, jwks)
                values (:code, :nameEn, :nameFr, :organization, :authority, :endpointProperty, :jwks)
                on conflict (code) do update set name_en = excluded.name_en, name_fr = excluded.name_fr,
                    organization = excluded.organization, authority = excluded.authority,
                    endpoint_property = excluded.endpoint_property, jwks = excluded.jwks
                """).paramSource(programme).update();
    }

    Optional<Programme> find(String code) {
        return jdbc.sql(PROGRAMME + " where code = ?")
                .param(code)
                .query(ProgrammeRows::programme)
                .optional();
    }

    List<Programme> all() {
        return jdbc.sql(PROGRAMME + " order by code")
                .query(ProgrammeRows::programme)
                .list();
    }

    void begin(ProgrammeStatus status) {
        jdbc.sql("""
                insert into catalog.programme_status (programme, state, since, failures)
                values (:programme, :state, :since, 0) on conflict do nothing
                """)
                .param("programme", status.programme())
                .param("state", status.state().name())
                .param("since", Timestamp.from(status.since()))
                .update();
    }

    Optional<ProgrammeStatus> status(String programme) {
        return jdbc.sql(STATUS + " where programme = ?")
                .param(programme)
                .query(ProgrammeRows::status)
                .optional();
    }

    Optional<ProgrammeStatus> lockStatus(String programme) {
        return jdbc.sql(STATUS + " where programme = ? for update")
                .param(programme)
                .query(ProgrammeRows::status)
                .optional();
    }

    List<ProgrammeStatus> statuses() {
        return jdbc.sql(STATUS + " order by programme")
                .query(ProgrammeRows::status)
                .list();
    }

    void update(ProgrammeStatus status) {
        jdbc.sql("""
                update catalog.programme_status set state = :state, since = :since, failures = :failures,
                    last_error = :lastError, ask_again_at = :askAgainAt
                where programme = :programme
                """)
                .param("state", status.state().name())
                .param("since", Timestamp.from(status.since()))
                .param("failures", status.failures())
                .param("lastError", status.lastError())
                .param("askAgainAt", status.askAgainAt() == null ? null : Timestamp.from(status.askAgainAt()))
                .param("programme", status.programme())
                .update();
    }

    private static Programme programme(ResultSet row, int number) throws SQLException {
        return new Programme(
                row.getString("code"),
                row.getString("name_en"),
                row.getString("name_fr"),
                row.getString("organization"),
                row.getString("authority"),
                row.getString("endpoint_property"),
                row.getString("jwks"));
    }

    private static ProgrammeStatus status(ResultSet row, int number) throws SQLException {
        return new ProgrammeStatus(
                row.getString("programme"),
                ProgrammeStatus.State.valueOf(row.getString("state")),
                row.getTimestamp("since").toInstant(),
                row.getInt("failures"),
                row.getString("last_error"),
                instant(row.getTimestamp("ask_again_at")));
    }

    private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
        return timestamp == null ? null : timestamp.toInstant();
    }
}
