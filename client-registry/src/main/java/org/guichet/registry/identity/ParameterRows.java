package org.guichet.registry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.guichet.registry.matching.MatchParameters;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The versions of the parameters; at the most one is in force, and one proposed. */
@Component
class ParameterRows {
    private static final MatchParameters SHIPPED = MatchParameters.shipped();
    private static final int SHOWN = 20;
    private static final String COLUMNS =
            "select version, state, body::text as body, proposed_at, proposed_by, decided_at, decided_by"
                    + " from registry.matching_parameters ";

    private final JdbcClient jdbc;

    ParameterRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<String> versionInForce() {
        return jdbc.sql("select version from registry.matching_parameters where state = 'IN_FORCE'")
                .query(String.class)
                .optional();
    }

    Optional<Version> find(String version) {
        return jdbc.sql(COLUMNS + "where version = :version")
                .param("version", version)
                .query((row, number) -> version(row))
                .optional();
    }

    Optional<MatchParameters> parameters(String version) {
        return jdbc.sql("select body::text from registry.matching_parameters where version = :version")
                .param("version", version)
                .query(String.class)
                .optional()
                .map(ParameterRows::whole);
    }

    /** A release may compare more than was compared when they were kept. */
    private static MatchParameters whole(String body) {
        return MatchParameters.fromJson(body).completedFrom(SHIPPED);
    }

    List<Version> newest() {
        return jdbc.sql(COLUMNS + "order by proposed_at desc, version desc limit " + SHOWN)
                .query((row, number) -> version(row))
                .list();
    }

    /** Those that come with the product: in force where nothing is yet, proposed where they are new to this registry. */
    void shipped(MatchParameters shipped, String duty, Instant now) {
        jdbc.sql("""
                insert into registry.matching_parameters
                    (version, state, body, proposed_at, proposed_by, decided_at, decided_by)
                select :version, case when held then 'PROPOSED' else 'IN_FORCE' end, :body::jsonb, :now, :duty,
                       case when held then null else :now::timestamptz end, case when held then null else :duty end
                from (select exists (select from registry.matching_parameters where state = 'IN_FORCE') as held) as known
                on conflict do nothing
                """)
                .param("version", shipped.version())
                .param("body", shipped.toJson())
                .param("now", Timestamp.from(now))
                .param("duty", duty)
                .update();
    }

    boolean isProposalWaiting() {
        return jdbc.sql("select exists (select from registry.matching_parameters where state = 'PROPOSED')")
                .query(Boolean.class)
                .single();
    }

    /** @return whether it is proposed now: not where another proposal waits */
    boolean propose(MatchParameters learnt, String by, Instant now) {
        return jdbc.sql("""
                insert into registry.matching_parameters (version, state, body, proposed_at, proposed_by)
                values (:version, 'PROPOSED', :body::jsonb, :now, :by) on conflict do nothing
                """)
                        .param("version", learnt.version())
                        .param("body", learnt.toJson())
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    void retire() {
        jdbc.sql("update registry.matching_parameters set state = 'RETIRED' where state = 'IN_FORCE'")
                .update();
    }

    /** @return whether it was still proposed */
    boolean decide(String version, State state, String by, Instant now) {
        return jdbc.sql("""
                update registry.matching_parameters set state = :state, decided_at = :now, decided_by = :by
                where version = :version and state = 'PROPOSED'
                """)
                        .param("state", state.name())
                        .param("version", version)
                        .param("now", Timestamp.from(now))
                        .param("by", by)
                        .update()
                == 1;
    }

    private static Version version(ResultSet row) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        MatchParameters parameters = whole(row.getString("body"));
        return new Version(
                row.getString("version"),
                State.valueOf(row.getString("state")),
                parameters.method(),
                parameters.learntOn(),
                parameters.weights(),
                row.getTimestamp("proposed_at").toInstant(),
                row.getString("proposed_by"),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"));
    }
}
