package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.clientview.Representing.Seen;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representation.State;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class RepresentingIT {
    @Autowired
    Representing representing;

    @Autowired
    ClientViews views;

    @Autowired
    Applying applying;

    @Autowired
    Consenting consenting;

    @Autowired
    Households households;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    LegalDay day;

    @Autowired
    Counter counter;

    @Autowired
    RoseAndPaul two;

    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 1));

    @BeforeEach
    void theyCome() {
        two.come();
        rose = two.rose();
        paul = two.paul();
    }

    @Test
    void whoIsRecordedAtTheCounterActsAndTheClientStopsIt() {
        Seen recorded = recorded(Set.of("*"));
        assertThat(recorded.representation().clientName()).startsWith("Marie ");

        Applying.Started started = Acting.as(paulForRose(), () -> applying.start(rose, Counter.SERVICE));
        assertThat(Acting.as(paulForRose(), () -> views.of(rose)))
                .satisfies(view -> assertThat(view.behalf()).isNotNull())
                .satisfies(view -> assertThat(view.applications()).hasSize(1));
        assertThat(Acting.as(Staff.citizen(rose), () -> representing.of(rose)))
                .singleElement()
                .extracting(Seen::state)
                .isEqualTo(State.IN_FORCE);
        assertThat(Acting.as(Staff.citizen(paul), () -> representing.by(paul))).hasSize(1);

        Acting.as(Staff.citizen(rose), () -> representing.end(rose, id(recorded), "I see to it myself"));

        assertThat(refusal(() -> views.of(rose))).isEqualTo(Reason.REPRESENTATION_ENDED);
        assertThat(refusal(() -> applying.of(started.application().summary().id())))
                .isEqualTo(Reason.REPRESENTATION_ENDED);
    }

    @Test
    void aServiceOutOfScopeIsNeitherAppliedForNorShown() {
        Acting.as(Staff.citizen(rose), () -> applying.start(rose, Counter.SERVICE));
        recorded(Set.of("another-service"));

        assertThat(refusal(() -> applying.start(rose, Counter.SERVICE))).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(Acting.as(paulForRose(), () -> views.of(rose)).applications())
                .isEmpty();
    }

    @Test
    void aServiceStaysWithTheCategoriesItWasGivenWith() {
        Acting.as(Staff.citizen(rose), () -> applying.start(rose, Counter.SERVICE));
        recorded(Set.of("application", "suggestion"), Set.of("another-service"));
        recorded(Set.of("identity"), Set.of(Counter.SERVICE));

        ClientView view = Acting.as(paulForRose(), () -> views.of(rose));

        assertThat(view.facts()).extracting(known -> known.attribute().code()).contains("givenName");
        assertThat(view.applications()).isEmpty();
    }

    @Test
    void consentsOnlyToWhatTheRepresentationExtendsTo() {
        UUID given = counter.consent(rose);
        recorded(Set.of("consent", "identity"), Set.of("*"));
        recorded(Set.of("income"), Set.of("*"));

        assertThat(refusal(() -> consenting.give(rose, Counter.aboutIncome())))
                .isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(refusal(() -> consenting.withdraw(given))).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(Acting.as(Staff.citizen(rose), () -> consenting.of(rose)))
                .extracting(ConsentRecord::state)
                .containsExactly(ConsentRecord.State.GIVEN);

        recorded(Set.of("consent", "income"), Set.of("*"));
        assertThat(Acting.as(paulForRose(), () -> consenting.withdraw(given)).state())
                .isEqualTo(ConsentRecord.State.WITHDRAWN);
        assertThat(Acting.as(paulForRose(), () -> consenting.give(rose, Counter.aboutIncome()))
                        .state())
                .isEqualTo(ConsentRecord.State.GIVEN);
    }

    @Test
    void bothSidesAreToldOfWhatIsRecordedSeenAndEnded() {
        Seen stopped = recorded(Set.of("*"));
        Acting.as(Staff.citizen(rose), () -> representing.end(rose, id(stopped), null));
        assertThat(two.told(paul, "representation", AccessEntry.Kind.CHANGE)).hasSize(2);
        Seen resigned = recorded(Set.of("*"));
        Acting.as(Staff.citizen(paul), () -> representing.resign(paul, id(resigned), null));
        assertThat(two.told(rose, "representation", AccessEntry.Kind.CHANGE)).hasSize(1);
        Acting.as(Staff.citizen(paul), () -> representing.by(paul));
        assertThat(two.told(rose, "representation", AccessEntry.Kind.READ)).hasSize(1);
        Acting.as(counter.anAgentServing(), () -> representing.of(rose));
        assertThat(two.told(paul, "representation", AccessEntry.Kind.READ)).hasSize(1);
    }

    @Test
    void bothSidesAreToldOfWhatIsRefused() {
        assertThatThrownBy(() -> Acting.as(Staff.agent("agent"), () -> representing.record(rose, told())))
                .isInstanceOf(DisclosureRefused.class);
        assertThat(two.told(paul, "representation", AccessEntry.Kind.REFUSAL)).hasSize(1);
        Seen recorded = recorded(Set.of("*"));
        assertThat(refusal(() -> representing.end(rose, id(recorded), null))).isEqualTo(Reason.NOT_FOR_THIS_ROLE);
        assertThatThrownBy(() -> Acting.as(Staff.agent("agent"), () -> representing.resign(paul, id(recorded), null)))
                .isInstanceOf(DisclosureRefused.class);
        assertThat(two.told(paul, "representation", AccessEntry.Kind.REFUSAL)).hasSize(2);
        assertThat(two.told(rose, "representation", AccessEntry.Kind.REFUSAL)).hasSize(1);
    }

    @Test
    void aRefusalTellsNobodyWhoIsNotThereOrHasNoPartInIt() {
        ClientId other = counter.aClient();
        Seen recorded = recorded(Set.of("*"));
        ClientId nobody = new ClientId(UUID.randomUUID());
        assertThatThrownBy(() -> Acting.as(
                        Staff.agent("agent"), () -> representing.record(rose, PowersOfAttorney.forProperty(nobody))))
                .isInstanceOf(DisclosureRefused.class);
        assertThatThrownBy(() -> Acting.as(Staff.agent("agent"), () -> representing.end(other, id(recorded), null)))
                .isInstanceOf(DisclosureRefused.class);

        assertThat(two.told(paul, "representation", AccessEntry.Kind.REFUSAL)).isEmpty();
        assertThat(jdbc.sql("select count(*) from registry.access_log_subject where client_id = ?")
                        .param(nobody.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void theLastDayShownIsTheLastDayItHolds() {
        NewRepresentation told =
                PowersOfAttorney.between(paul, null, day.today().plusDays(3));
        LocalDate lastDay =
                Objects.requireNonNull(Acting.as(counter.anAgentServing(), () -> representing.record(rose, told))
                        .lastDay());
        Instant over =
                lastDay.plusDays(1).atStartOfDay(ZoneId.of("America/Toronto")).toInstant();

        clock.later(
                Duration.between(clock.instant(), over.minusSeconds(60)),
                () -> assertThat(Acting.as(paulForRose(), () -> views.of(rose)).behalf())
                        .isNotNull());
        clock.later(
                Duration.between(clock.instant(), over.plusSeconds(60)),
                () -> assertThat(refusal(() -> views.of(rose))).isEqualTo(Reason.REPRESENTATION_NOT_IN_FORCE));
    }

    @Test
    void theDayShownForAMinorIsTheEarliestThatAnyPartyKnowsOf() {
        LocalDate born = day.today().minusYears(17);
        ClientId child = counter.aClient(List.of(
                Counter.known("dateOfBirth", born.toString(), Source.Kind.CLIENT, "portal", clock.instant()),
                Counter.known("residence.province", "NS", Source.Kind.CLIENT, "portal", clock.instant()),
                Counter.known("residence.province", "QC", Source.Kind.PROGRAMME, "cra", Instant.EPOCH)));
        Errand agent = counter.anAgentServing();
        Seen recorded = Acting.as(agent, () -> representing.record(child, PowersOfAttorney.guardian(paul)));

        assertThat(recorded.comesOfAge()).isEqualTo(born.plusYears(18));
        assertThat(Acting.as(Staff.citizen(paul).onBehalf(child.value()), () -> views.of(child))
                        .behalf())
                .isNotNull()
                .satisfies(behalf -> assertThat(behalf.lastDay()).isEqualTo(recorded.lastDay()));
    }

    @Test
    void theRepresentativeMayResign() {
        Seen recorded = recorded(Set.of("*"));

        Acting.as(Staff.citizen(paul), () -> representing.resign(paul, id(recorded), null));

        assertThat(refusal(() -> views.of(rose))).isEqualTo(Reason.REPRESENTATION_ENDED);
        assertThatThrownBy(() -> Acting.as(Staff.citizen(rose), () -> representing.resign(rose, id(recorded), null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void onlyStaffWithinAContactRecordAndNobodyEndsAnothersRepresentation() {
        assertThatThrownBy(() -> Acting.as(Staff.citizen(rose), () -> representing.record(rose, told())))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.as(Staff.agent("agent"), () -> representing.record(rose, told())))
                .isInstanceOf(DisclosureRefused.class);
        Seen recorded = recorded(Set.of("*"));
        ClientId other = counter.aClient();
        assertThatThrownBy(() -> Acting.as(Staff.citizen(other), () -> representing.end(other, id(recorded), null)))
                .isInstanceOf(NotFound.class);
        assertThat(refusal(() -> representing.end(rose, id(recorded), null))).isEqualTo(Reason.NOT_FOR_THIS_ROLE);
    }

    @Test
    void nobodyRecordsHerselfAtTheCounter() {
        assertThat(refusal(two.anAgentWhoIs(paul), () -> representing.record(rose, told())))
                .isEqualTo(Reason.OWN_FAMILY);
        assertThat(two.told(paul, "representation", AccessEntry.Kind.REFUSAL)).hasSize(1);
        assertThat(two.told(rose, "representation", AccessEntry.Kind.REFUSAL)).hasSize(1);
    }

    @Test
    void nobodyRecordsHerselfByAnotherIdOfHers() {
        ClientId client = counter.aClient();
        Errand roseAtWork = two.anAgentWhoIs(rose);
        two.whileRoseIsTakenFor(survivor -> assertThat(
                        refusal(roseAtWork, () -> representing.record(client, PowersOfAttorney.forProperty(survivor))))
                .isEqualTo(Reason.OWN_FAMILY));
    }

    @Test
    void nobodyRecordsOrEndsWhatHerFamilyIsAPartyTo() {
        ClientId spouse = counter.aClient();
        Seen recorded = recorded(Set.of("*"));
        Acting.as(counter.anAgentServing(), () -> households.record(paul, RoseAndPaul.spouse(spouse)));
        Errand spouseAtWork = two.anAgentWhoIs(spouse);

        assertThat(refusal(spouseAtWork, () -> representing.record(rose, told())))
                .isEqualTo(Reason.OWN_FAMILY);
        assertThat(refusal(spouseAtWork, () -> representing.end(rose, id(recorded), null)))
                .isEqualTo(Reason.OWN_FAMILY);
        assertThat(refusal(spouseAtWork, () -> households.record(rose, RoseAndPaul.spouse(paul))))
                .isEqualTo(Reason.OWN_FAMILY);
        ClientId stranger = counter.aClient();
        Acting.as(spouseAtWork, () -> representing.record(rose, PowersOfAttorney.forProperty(stranger)));
    }

    @Test
    void followsAMergeAndComesBackWhenItIsUndone() {
        recorded(Set.of("*"));

        two.whileRoseIsTakenFor(survivor -> {
            assertThat(Acting.as(Staff.citizen(survivor), () -> representing.of(survivor)))
                    .hasSize(1);
            assertThat(Acting.as(Staff.citizen(paul).onBehalf(survivor.value()), () -> views.of(survivor)))
                    .extracting(ClientView::client)
                    .isEqualTo(survivor);
        });

        assertThat(Acting.as(paulForRose(), () -> views.of(rose)).client()).isEqualTo(rose);
    }

    private Seen recorded(Set<String> services) {
        return recorded(Set.of("*"), services);
    }

    private Seen recorded(Set<String> categories, Set<String> services) {
        NewRepresentation told = PowersOfAttorney.forProperty(paul, categories, services, true);
        return Acting.as(counter.anAgentServing(), () -> representing.record(rose, told));
    }

    private NewRepresentation told() {
        return PowersOfAttorney.forProperty(paul);
    }

    private Errand paulForRose() {
        return two.paulForRose();
    }

    private Reason refusal(Runnable work) {
        return refusal(paulForRose(), work);
    }

    private static Reason refusal(Errand errand, Runnable work) {
        try {
            Acting.run(errand, work);
        } catch (DisclosureRefused refused) {
            return refused.reason();
        }
        throw new AssertionError("It was permitted");
    }

    private static UUID id(Seen seen) {
        return seen.representation().id();
    }
}
