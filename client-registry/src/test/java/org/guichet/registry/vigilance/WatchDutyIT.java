package org.guichet.registry.vigilance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StaffForTests;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AccessLog;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StaleVersion;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.vigilance.Alert.Outcome;
import org.guichet.registry.vigilance.Alert.State;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionOperations;

/** The duty over a log as the door writes it, the looks two days old. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class WatchDutyIT {
    private static final String WHY = "She told her supervisor why beforehand";

    @Autowired
    private WatchDuty duty;

    @Autowired
    private Alerts alerts;

    @Autowired
    private AccessLog log;

    @Autowired
    @Qualifier("sealing")
    private Object sealing;

    @Autowired
    private Protected people;

    @Autowired
    private StaffForTests staff;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private final String office = "office-" + UUID.randomUUID();

    @Test
    void whoeverLooksAtHerselfIsAnAlertThatSaysSo() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, "own-family");

        watch();

        Alert alert = only(agent, officer("o"));
        assertThat(alert.clientId()).isEqualTo(herself.value());
        assertThat(alert.state()).isEqualTo(State.OPEN);
        assertThat(alert.against()).anyMatch(one -> one.rule() == Rule.OWN_RECORD);
        Alerts.Opened opened = as(officer("o"), () -> alerts.open(alert.id()));
        assertThat(opened.looks()).singleElement().satisfies(entry -> {
            assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.REFUSAL);
            assertThat(entry.actorId()).isEqualTo(agent);
        });
    }

    @Test
    void itsOwnComparisonIsOneBatchInTheLedger() {
        ClientId herself = people.somebody().client();
        look(staff.member(office, herself), herself, "own-family");

        watch();

        assertThat(jdbc.sql("""
                select e.kind || ' ' || e.actor_id from registry.access_log_subject s
                join registry.access_log e on e.id = s.entry_id
                where s.client_id = ? and e.actor_kind = 'DUTY' and e.purpose = 'privacy-review'
                """).param(herself.value()).query(String.class).list())
                .containsExactly("BATCH watch-looks");
    }

    @Test
    void readsEachEntryOnceAndGoesOnWhereItStopped() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, "own-family");
        watch();
        Alert first = only(agent, officer("o"));

        watch();
        watch();

        assertThat(only(agent, officer("o"))).isEqualTo(first);
        assertThat(jdbc.sql("select (state->>'openings')::float from registry.vigilance_habit where name = ?")
                        .param(agent)
                        .query(Double.class)
                        .single())
                .isEqualTo(801.0);
    }

    @Test
    void aCallerAtTheCounterIsNoAlert() {
        ClientId caller = people.somebody().client();
        String agent = staff.member(office, people.somebody().client());
        look(agent, caller, null);

        watch();

        assertThat(of(agent, officer("o"))).isEmpty();
    }

    @Test
    void isShownToPrivacyOfficersAloneAndToNobodyAboutHerself() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, "own-family");
        watch();
        UUID id = only(agent, officer("o")).id();

        assertThat(of(agent, officer(agent))).isEmpty();
        assertThatThrownBy(() -> as(officer(agent), () -> alerts.open(id))).isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(officer(agent), () -> alerts.review(id, 0, Outcome.EXPLAINED, WHY)))
                .isInstanceOf(NotFound.class);
        for (Role role : List.of(Role.SUPERVISOR, Role.AGENT, Role.MANAGER)) {
            assertThatThrownBy(() -> as(of(role, "x"), () -> alerts.open(id))).isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> of(agent, of(role, "x"))).isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> as(of(role, "x"), () -> alerts.review(id, 0, Outcome.EXPLAINED, WHY)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void oneAboutASealedClientIsThereForWhoeverMayKnowOfHerAndNotForOthers() {
        ClientId sealed = people.sealed().client();
        String agent = staff.member(office, sealed);
        look(agent, sealed, "own-family");
        watch();

        Alert alert = only(agent, Installation.cleared(officer("o")));
        assertThat(of(agent, officer("o"))).isEmpty();
        assertThatThrownBy(() -> as(officer("o"), () -> alerts.open(alert.id())))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> as(officer("o"), () -> alerts.review(alert.id(), 0, Outcome.EXPLAINED, WHY)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aReviewSettlesItAndIsKeptEncrypted() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, "own-family");
        watch();
        Alert alert = only(agent, officer("o"));

        Alert unclear = as(officer("o"), () -> alerts.review(alert.id(), 0, Outcome.UNCLEAR, "Nobody answers yet"));
        assertThat(unclear.state()).isEqualTo(State.UNCLEAR);
        assertThatThrownBy(() -> as(officer("p"), () -> alerts.review(alert.id(), 0, Outcome.EXPLAINED, WHY)))
                .isInstanceOf(StaleVersion.class);
        as(officer("p"), () -> alerts.review(alert.id(), unclear.version(), Outcome.EXPLAINED, WHY));

        assertThat(as(officer("o"), () -> alerts.open(alert.id())).reviews())
                .extracting(Alert.Reviewed::reviewer, Alert.Reviewed::outcome, Alert.Reviewed::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("o", Outcome.UNCLEAR, "Nobody answers yet"),
                        org.assertj.core.groups.Tuple.tuple("p", Outcome.EXPLAINED, WHY));
        assertThatThrownBy(() -> as(officer("o"), () -> alerts.review(alert.id(), 2, Outcome.MISCONDUCT, WHY)))
                .isInstanceOf(StateChanged.class);
        assertThat(jdbc.sql("select encode(ciphertext, 'escape') from registry.vigilance_review where alert_id = ?")
                        .param(alert.id())
                        .query(String.class)
                        .list())
                .noneMatch(kept -> kept.contains("supervisor"));
        watch();
        assertThat(of(agent, officer("o"))).isEmpty();
    }

    @Test
    void namesEveryWrongFieldAndChangesNothing() {
        ClientId herself = people.somebody().client();
        String agent = staff.member(office, herself);
        look(agent, herself, "own-family");
        watch();
        Alert alert = only(agent, officer("o"));

        assertThatThrownBy(() -> as(officer("o"), () -> alerts.review(alert.id(), 0, null, "short")))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        wrong -> assertThat(wrong.wrong())
                                .extracting(Wrong::field)
                                .containsExactly("outcome", "reason"));
        assertThat(only(agent, officer("o"))).isEqualTo(alert);
    }

    private void watch() {
        while (Integer.valueOf(0)
                < (Integer) Objects.requireNonNull(ReflectionTestUtils.invokeMethod(sealing, "seal"))) {
            // until all is sealed
        }
        duty.watch();
    }

    /** Eight hundred callers served, so that what is usual is known. */
    private void served(boolean ofOffice, String name) {
        jdbc.sql("""
                insert into registry.vigilance_habit (of_office, name, state)
                values (?, ?, '{"openings": 800, "pairs": 800, "footings": {"CALLER": 800}}') on conflict do nothing
                """).params(ofOffice, name).update();
    }

    /** A look of two days ago; refused where a reason is given, else work done for a purpose the platform gives. */
    private void look(String agent, ClientId client, @Nullable String refused) {
        served(false, agent);
        served(true, office);
        Errand errand = new Errand(
                new Actor.Person(agent, Set.of(Role.AGENT), office),
                null,
                "IN_PERSON",
                null,
                refused == null ? "duplicate-review" : "service-delivery",
                Assurance.HIGH,
                null);
        Instant at = clock.instant().minusSeconds(2 * 86_400);
        AccessEntry entry = new AccessEntry(
                UUID.randomUUID(),
                at,
                refused == null ? AccessEntry.Kind.READ : AccessEntry.Kind.REFUSAL,
                errand,
                errand.purpose(),
                List.of(),
                "staff",
                "guichet",
                List.of("familyName"),
                refused,
                List.of(client));
        transactions.executeWithoutResult(status -> log.record(entry));
    }

    private Alert only(String agent, Errand errand) {
        return of(agent, errand).stream()
                .reduce((one, other) -> {
                    throw new AssertionError("More than one alert");
                })
                .orElseThrow();
    }

    private List<Alert> of(String agent, Errand errand) {
        return as(errand, () -> alerts.list(new AlertFilter(null, null, null, null, null, 100))).items().stream()
                .filter(one -> one.agent().equals(agent))
                .toList();
    }

    private static Errand officer(String account) {
        return of(Role.PRIVACY_OFFICER, account);
    }

    private static Errand of(Role role, String account) {
        return new Errand(
                new Actor.Person(account, Set.of(role), "privacy"),
                null,
                "BACK_OFFICE",
                null,
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    private static <T> T as(Errand errand, java.util.function.Supplier<T> work) {
        return Acting.as(errand, work);
    }
}
