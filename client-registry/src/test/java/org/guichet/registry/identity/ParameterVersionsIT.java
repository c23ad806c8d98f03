package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.guichet.registry.identity.ParameterFixtures.as;
import static org.guichet.registry.identity.ParameterFixtures.people;
import static org.guichet.registry.identity.ParameterFixtures.propose;
import static org.guichet.registry.identity.ParameterFixtures.shippedAs;
import static org.guichet.registry.identity.ParameterFixtures.with;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.identity.ParameterVersions.Act;
import org.guichet.registry.identity.ParameterVersions.State;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.guichet.registry.registration.load.Outcome;
import org.jspecify.annotations.Nullable;
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
        jdbc.sql("delete from registry.once where actor_id = 'mira'").update();
        jdbc.sql("delete from registry.matching_parameters").update();
        weighing.ship();
        weighing.lookAgain();
    }

    @Test
    void readsWhatANodeOfTheReleaseBeforeEnteredAndDecided() {
        jdbc.sql("""
                insert into registry.matching_parameters (version, state, body, proposed_at, proposed_by)
                values ('earlier', 'PROPOSED', (select body from registry.matching_parameters limit 1), now(), 'mira')
                """).update();
        jdbc.sql("""
                update registry.matching_parameters set state = 'REJECTED', decided_at = now(), decided_by = 'mira'
                where version = 'earlier'
                """).update();

        Version version = as(Role.SUPERVISOR, () -> versions.find("earlier"));

        assertThat(version.proposed().office()).isEmpty();
        assertThat(Objects.requireNonNull(version.decided()))
                .extracting(Act::kind, Act::by, Act::office)
                .containsExactly("PERSON", "mira", "");
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
        people(registration, 60);
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
        people(registration, 60);
        propose(jdbc, shippedAs("waiting"));
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
    void saysWhoProposedAndWhoDecidedAndWhy() {
        people(registration, 60);
        String learnt = as(Role.SUPERVISOR, versions::learn).version();
        Version decided = as(Role.SUPERVISOR, () -> versions.decide(learnt, false, " not yet "));

        assertThat(decided.proposed())
                .extracting(Act::kind, Act::by, Act::office)
                .containsExactly("PERSON", "mira", "head-office");
        assertThat(decided.decided())
                .extracting(Act::kind, Act::by, Act::office)
                .containsExactly("PERSON", "mira", "head-office");
        assertThat(decided.reason()).isEqualTo("not yet");
    }

    @Test
    void decidesNothingWithoutAReason() {
        propose(jdbc, shippedAs("other"));

        for (String reason : new @Nullable String[] {null, " ", "r".repeat(501)}) {
            assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide("other", true, reason)))
                    .isInstanceOf(InvalidInput.class);
        }
        assertThat(as(Role.SUPERVISOR, () -> versions.find("other")).state()).isEqualTo(State.PROPOSED);
    }

    @Test
    void learnsAndDecidesOnceWithOneKey() {
        people(registration, 60);
        IdempotencyKey key = new IdempotencyKey("once", "body");
        Version learnt = as(key, versions::learn);
        long entries = entries();
        assertThat(as(key, versions::learn)).isEqualTo(learnt);
        assertThat(entries()).isEqualTo(entries);

        Version decided = as(key, () -> versions.decide(learnt.version(), false, "not yet"));
        assertThat(as(key, () -> versions.decide(learnt.version(), false, "not yet")))
                .isEqualTo(decided);
        assertThatThrownBy(() -> as(new IdempotencyKey("once", "other body"), versions::learn))
                .isInstanceOf(KeyReused.class);
    }

    @Test
    void weighsWithWhatASupervisorPutInForceAndSaysSo() {
        people(registration, 60);
        String learnt = as(Role.SUPERVISOR, versions::learn).version();
        as(Role.SUPERVISOR, () -> versions.decide(learnt, true, "tried"));

        assertThat(weighing.matching().parameters().version()).isEqualTo(learnt);
        assertThat(as(Role.SUPERVISOR, versions::newest))
                .extracting(Version::state)
                .containsExactlyInAnyOrder(State.IN_FORCE, State.RETIRED);
        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide(learnt, false, "tried")))
                .isInstanceOf(StateChanged.class);
    }

    @Test
    void keepsWhatIsInForceWhereAProposalIsRejected() {
        MatchParameters shipped = MatchParameters.shipped();
        propose(jdbc, shippedAs("other"));
        Version rejected = as(Role.SUPERVISOR, () -> versions.decide("other", false, "tried"));

        assertThat(rejected.state()).isEqualTo(State.REJECTED);
        assertThat(weighing.matching().parameters().version()).isEqualTo(shipped.version());
    }

    @Test
    void refusesParametersThatWouldTakeRelativesForOnePersonOrNobodyForHerself() {
        MatchParameters shipped = MatchParameters.shipped();
        MatchParameters.Thresholds never = new MatchParameters.Thresholds(500, -4, 500, -8);
        propose(jdbc, with("strict", never, shipped.attributes()));

        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide("strict", true, "tried")))
                .isInstanceOf(InvalidInput.class);
        assertThat(weighing.matching().parameters().version()).isEqualTo(shipped.version());
    }

    @Test
    void isNobodysButASupervisors() {
        assertThatThrownBy(() -> as(Role.AGENT, versions::newest)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.MANAGER, versions::learn)).isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.AGENT, () -> versions.decide("any", true, "tried")))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> as(Role.SUPERVISOR, () -> versions.decide("none", true, "tried")))
                .isInstanceOf(NotFound.class);
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
}
