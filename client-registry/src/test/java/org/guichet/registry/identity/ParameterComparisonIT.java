package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.guichet.registry.identity.ParameterFixtures.as;
import static org.guichet.registry.identity.ParameterFixtures.people;
import static org.guichet.registry.identity.ParameterFixtures.propose;
import static org.guichet.registry.identity.ParameterFixtures.shippedAs;
import static org.guichet.registry.identity.ParameterFixtures.with;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Role;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.Comparison.Counted;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.MatchParameters.Odds;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
/** A version beside the one in force: what it would change, and what it lacks. */
class ParameterComparisonIT {
    @Autowired
    private ParameterVersions versions;

    @Autowired
    private Weighing weighing;

    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void installs() {
        Installation.declare(authorities);
    }

    @AfterEach
    void weighsAsShippedAgain() {
        jdbc.sql("delete from registry.once where actor_id = 'mira'").update();
        jdbc.sql("delete from registry.matching_parameters").update();
        weighing.ship();
        weighing.lookAgain();
    }

    @Test
    void countsWhatTheProposalWouldChangeBesideWhatIsInForce() {
        people(registration, 60);
        Version learnt = as(Role.SUPERVISOR, versions::learn);
        Comparison comparison = Objects.requireNonNull(learnt.comparison());

        assertThat(comparison.with()).isEqualTo(MatchParameters.shipped().version());
        assertThat(comparison.weights()).isEqualTo(MatchParameters.shipped().weights());
        assertThat(learnt.weights()).isNotEqualTo(comparison.weights());
        Counted counted = comparison.counted();
        assertThat(counted.sample().pairs()).isPositive();
        assertThat(counted.sample().before().values().stream()
                        .mapToLong(Long::longValue)
                        .sum())
                .isEqualTo(counted.sample().pairs());
        assertThat(counted.checked().before()).containsEntry("CERTAIN", 1L);
        assertThat(as(Role.SUPERVISOR, () -> versions.find(learnt.version()))).isEqualTo(learnt);
    }

    @Test
    void comparesWhatAReleaseShipsAnewWithWhatIsInForce() {
        MatchParameters shipped = MatchParameters.shipped();
        propose(jdbc, shippedAs("learnt-before"));
        as(Role.SUPERVISOR, () -> versions.decide("learnt-before", true, "tried"));
        jdbc.sql("delete from registry.matching_parameters where version = ?")
                .param(shipped.version())
                .update();
        weighing.ship();

        Version anew = as(Role.SUPERVISOR, () -> versions.find(shipped.version()));
        assertThat(anew.state()).isEqualTo(State.PROPOSED);
        Comparison comparison = Objects.requireNonNull(anew.comparison());
        assertThat(comparison.with()).isEqualTo("learnt-before");
        assertThat(comparison.counted().sample().pairs()).isZero();
        assertThat(comparison.counted().checked().moved()).isZero();
    }

    @Test
    void takesFromWhatIsShippedWhateverAnOlderVersionInForceLacks() {
        MatchParameters shipped = MatchParameters.shipped();
        Map<String, Map<Level, Odds>> fewer = new TreeMap<>(shipped.attributes());
        fewer.remove("email");
        fewer.remove("sex");
        propose(jdbc, with("older", shipped.thresholds(), fewer));
        Version older = as(Role.SUPERVISOR, () -> versions.decide("older", true, "tried"));

        assertThat(older.weights()).isEqualTo(shipped.weights());
        Matching matching = weighing.matching();
        assertThat(matching.parameters().version()).isEqualTo("older");
        assertThat(matching.compare(rose("rose@example.ca"), rose("rose@example.org")))
                .isEqualTo(Matching.shipped().compare(rose("rose@example.ca"), rose("rose@example.org")));
    }

    private static Description rose(String email) {
        return Description.of(Map.of("givenName", "Rose", "familyName", "Kowalczyk", "sex", "F", "email", email));
    }
}
