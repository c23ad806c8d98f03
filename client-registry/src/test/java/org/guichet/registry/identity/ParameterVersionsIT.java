package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.MatchParameters.Odds;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.guichet.registry.registration.load.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(FilesOfPeople.class)
class ParameterVersionsIT {
    @Autowired
    private ParameterVersions versions;

    @Autowired
    private Weighing weighing;

    @Autowired
    private Registration registration;

    @Autowired
    private FilesOfPeople files;

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
        jdbc.sql("delete from registry.matching_parameters").update();
        weighing.ship();
        weighing.lookAgain();
    }

    @Test
    void holdsWhatIsShippedAsDataInForce() {
        assertThat(as(Role.SUPERVISOR, versions::newest)).singleElement().satisfies(shipped -> {
            assertThat(shipped.version()).isEqualTo(MatchParameters.shipped().version());
            assertThat(shipped.state()).isEqualTo(State.IN_FORCE);
            assertThat(shipped.weights().get("familyName")).containsKeys("EXACT", "DIFFERENT");
        });
    }

    @Test
    void proposesWhatItLearntAndNamesWhomItLookedAtInOneEntry() {
        people(60);
        long entries = entries();
        Version learnt = as(Role.SUPERVISOR, versions::learn);

        assertThat(learnt.state()).isEqualTo(State.PROPOSED);
        assertThat(learnt.learntOn()).contains("records");
        assertThat(entries()).isEqualTo(entries + 1);
        assertThat(weighing.matching().parameters().version())
                .isEqualTo(MatchParameters.shipped().version());
    }

    @Test
    void looksAtNobodyWhereAnotherProposalWaits() {
        people(60);
        propose(MatchParameters.shipped(), "waiting");
        long entries = entries();

        assertThatThrownBy(() -> as(Role.SUPERVISOR, versions::learn)).isInstanceOf(StateChanged.class);
        assertThat(entries()).isEqualTo(entries);
    }

    @Test
    void learnsFromPeopleWheneverTheyWereEntered() {
        List<Outcome> entered = files.load(IntStream.range(0, 700)
                .mapToObj(one -> Map.of(
                        "givenName",
                        Unlike.aName(),
                        "familyName",
                        Unlike.aName(),
                        "dateOfBirth",
                        LocalDate.of(1930, 1, 1).plusDays(31L * one).toString()))
                .toList());
        as(Role.SUPERVISOR, versions::learn);

        Set<UUID> lookedAt = lookedAt();
        assertThat(List.of(entered.subList(0, 150), entered.subList(550, 700)))
                .allSatisfy(some -> assertThat(some)
                        .extracting(one -> Objects.requireNonNull(one.client()).value())
                        .containsAnyElementsOf(lookedAt));
    }

    @Test
    void weighsWithWhatASupervisorPutInForceAndSaysSo() {
        people(60);
        String learnt = as(Role.SUPERVISOR, versions::learn).version();
        as(Role.SUPERVISOR, () -> versions.decide(learnt, true));

        assertThat(weighing.matching().parameters().version()).isEqualTo(learnt);
        assertThat(as(Role.SUPERVISOR, versions::newest))
                .extracting(Version::state)
                .containsExactlyInAnyOrder(State.IN_FORCE, State.RETIRED);
        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide(learnt, false)))
                .isInstanceOf(StateChanged.class);
    }

    @Test
    void keepsWhatIsInForceWhereAProposalIsRejected() {
        MatchParameters shipped = MatchParameters.shipped();
        propose(shipped, "other");
        Version rejected = as(Role.SUPERVISOR, () -> versions.decide("other", false));

        assertThat(rejected.state()).isEqualTo(State.REJECTED);
        assertThat(weighing.matching().parameters().version()).isEqualTo(shipped.version());
    }

    @Test
    void takesFromWhatIsShippedWhateverAnOlderVersionInForceLacks() {
        MatchParameters shipped = MatchParameters.shipped();
        Map<String, Map<Level, Odds>> fewer = new TreeMap<>(shipped.attributes());
        fewer.remove("email");
        fewer.remove("sex");
        propose(
                new MatchParameters(
                        "older", shipped.method(), shipped.learntOn(), shipped.prior(), shipped.thresholds(), fewer),
                "older");
        Version older = as(Role.SUPERVISOR, () -> versions.decide("older", true));

        assertThat(older.weights()).isEqualTo(shipped.weights());
        Matching matching = weighing.matching();
        assertThat(matching.parameters().version()).isEqualTo("older");
        assertThat(matching.compare(rose("rose@example.ca"), rose("rose@example.org")))
                .isEqualTo(Matching.shipped().compare(rose("rose@example.ca"), rose("rose@example.org")));
    }

    @Test
    void refusesParametersThatWouldTakeRelativesForOnePersonOrNobodyForHerself() {
        MatchParameters shipped = MatchParameters.shipped();
        MatchParameters.Thresholds never = new MatchParameters.Thresholds(500, -4, 500, -8);
        propose(
                new MatchParameters(
                        "strict", shipped.method(), shipped.learntOn(), shipped.prior(), never, shipped.attributes()),
                "strict");

        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide("strict", true)))
                .isInstanceOf(InvalidInput.class);
        assertThat(weighing.matching().parameters().version()).isEqualTo(shipped.version());
    }

    @Test
    void isNobodysButASupervisors() {
        assertThatThrownBy(() -> as(Role.AGENT, versions::newest)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.MANAGER, versions::learn)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.AGENT, () -> versions.decide("any", true)))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide("none", true)))
                .isInstanceOf(NotFound.class);
    }

    private static Description rose(String email) {
        return Description.of(Map.of("givenName", "Rose", "familyName", "Kowalczyk", "sex", "F", "email", email));
    }

    private void people(int many) {
        for (int one = 0; one < many; one++) {
            Installation.as(
                    Installation.importing(),
                    () -> registration.register(List.of(
                            fact("givenName", "Rose"),
                            fact("familyName", Unlike.aName()),
                            fact("dateOfBirth", "1948-02-03"),
                            fact("phone", Unlike.aPhoneNumber()))));
        }
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }

    private void propose(MatchParameters parameters, String version) {
        jdbc.sql("""
                insert into registry.matching_parameters (version, state, body, proposed_at, proposed_by)
                values (:version, 'PROPOSED', :body::jsonb, now(), 'test')
                """)
                .param("version", version)
                .param("body", parameters.toJson())
                .update();
    }

    private Set<UUID> lookedAt() {
        return Set.copyOf(jdbc.sql("""
                select s.client_id from registry.access_log_subject s
                where s.entry_id = (select id from registry.access_log where actor_id = 'learn-matching'
                                    order by at desc, id desc limit 1)
                """).query(UUID.class).list());
    }

    private long entries() {
        return jdbc.sql("select count(*) from registry.access_log where actor_id = 'learn-matching'")
                .query(Long.class)
                .single();
    }

    private static <T> T as(Role role, Supplier<T> work) {
        Errand errand = new Errand(
                new Actor.Person("mira", Set.of(role), "head-office"),
                null,
                "BACK_OFFICE",
                null,
                "identity-verification",
                Assurance.HIGH,
                null);
        return Acting.as(errand, work::get);
    }
}
