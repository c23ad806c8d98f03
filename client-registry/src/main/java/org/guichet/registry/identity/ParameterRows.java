package org.guichet.registry.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.identity.Comparison.Counted;
import org.guichet.registry.identity.ParameterVersions.Act;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.guichet.registry.matching.MatchParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The versions of the parameters; at the most one is in force, and one proposed. */
@Component
class ParameterRows {
    private static final MatchParameters SHIPPED = MatchParameters.shipped();
    private static final int SHOWN = 20;
    private static final String SELECT = """
            select p.version, p.state, p.proposed_at, p.proposed_kind, p.proposed_by, p.proposed_office, p.decided_at,
                   coalesce(p.decided_kind, 'PERSON') as decided_kind, p.decided_by,
                   coalesce(p.decided_office, '') as decided_office, p.reason, p.compared_with, p.body::text as parameters, p.comparison::text as counted, other.body::text as others
            from registry.matching_parameters p
            left join registry.matching_parameters other on other.version = p.compared_with
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    ParameterRows(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    Optional<String> versionInForce() {
        return jdbc.sql("select version from registry.matching_parameters where state = 'IN_FORCE'")
                .query(String.class)
                .optional();
    }

    boolean isProposalWaiting() {
        return jdbc.sql("select exists (select from registry.matching_parameters where state = 'PROPOSED')")
                .query(Boolean.class)
                .single();
    }

    Optional<Version> find(String version) {
        return jdbc.sql(SELECT + "where p.version = :version")
                .param("version", version)
                .query(this::read)
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
        return jdbc.sql(SELECT + "order by p.proposed_at desc, p.version desc limit " + SHOWN)
                .query(this::read)
                .list();
    }

    /** The first version of a registry is in force without anybody's decision. */
    void putInForce(MatchParameters first, Actor by) {
        jdbc.sql("""
                insert into registry.matching_parameters
                    (version, state, body, proposed_at, proposed_kind, proposed_by, proposed_office,
                     decided_at, decided_kind, decided_by, decided_office)
                values (:version, 'IN_FORCE', :body::jsonb, :now, :kind, :by, :office, :now, :kind, :by, :office)
                on conflict do nothing
                """)
                .param("version", first.version())
                .param("body", first.toJson())
                .param("now", now())
                .param("kind", by.kind().name())
                .param("by", by.id())
                .param("office", by.office())
                .update();
    }

    /** @return whether it is proposed now: not where another waits, or what it was compared with is in force no more */
    boolean propose(MatchParameters proposed, String comparedWith, Counted counted, Actor by) {
        return jdbc.sql("""
                with held as (
                    select version from registry.matching_parameters
                    where version = :with and state = 'IN_FORCE' for share
                )
                insert into registry.matching_parameters
                    (version, state, body, proposed_at, proposed_kind, proposed_by, proposed_office,
                     compared_with, comparison)
                select :version, 'PROPOSED', :body::jsonb, :now, :kind, :by, :office, held.version, :comparison::jsonb
                from held
                on conflict do nothing
                """)
                        .param("with", comparedWith)
                        .param("version", proposed.version())
                        .param("body", proposed.toJson())
                        .param("now", now())
                        .param("kind", by.kind().name())
                        .param("by", by.id())
                        .param("office", by.office())
                        .param("comparison", json.writeValueAsString(counted))
                        .update()
                == 1;
    }

    void retire() {
        jdbc.sql("update registry.matching_parameters set state = 'RETIRED' where state = 'IN_FORCE'")
                .update();
    }

    /** @return whether it was still proposed */
    boolean decide(String version, State state, String reason, Actor by) {
        return jdbc.sql("""
                update registry.matching_parameters
                set state = :state, reason = :reason, decided_at = :now, decided_kind = :kind, decided_by = :by,
                    decided_office = :office
                where version = :version and state = 'PROPOSED'
                """)
                        .param("state", state.name())
                        .param("reason", reason)
                        .param("version", version)
                        .param("now", now())
                        .param("kind", by.kind().name())
                        .param("by", by.id())
                        .param("office", by.office())
                        .update()
                == 1;
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }

    private Version read(ResultSet row, int number) throws SQLException {
        MatchParameters parameters = whole(row.getString("parameters"));
        return new Version(
                row.getString("version"),
                State.valueOf(row.getString("state")),
                parameters.method(),
                parameters.learntOn(),
                parameters.weights(),
                act(row, "proposed"),
                row.getTimestamp("decided_at") == null ? null : act(row, "decided"),
                row.getString("reason"),
                comparison(row));
    }

    private static Act act(ResultSet row, String which) throws SQLException {
        return new Act(
                row.getTimestamp(which + "_at").toInstant(),
                row.getString(which + "_kind"),
                row.getString(which + "_by"),
                row.getString(which + "_office"));
    }

    private @Nullable Comparison comparison(ResultSet row) throws SQLException {
        String with = row.getString("compared_with");
        return with == null
                ? null
                : new Comparison(
                        with,
                        whole(row.getString("others")).weights(),
                        json.readValue(row.getString("counted"), Counted.class));
    }
}
