package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class SealedRepresentationIT {
    @Autowired
    private Representing representing;

    @Autowired
    private ClientViews views;

    @Autowired
    private Households households;

    @Autowired
    private Applying applying;

    @Autowired
    private Protecting protecting;

    @Autowired
    private Counter counter;

    @Autowired
    private RoseAndPaul two;

    private ClientId rose = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 1));

    @BeforeEach
    void paulActsForRose() {
        two.come();
        rose = two.rose();
        paul = two.paul();
        Acting.as(counter.anAgentServing(), () -> representing.record(rose, PowersOfAttorney.forProperty(paul)));
    }

    @Test
    void aSealedClientIsNotThereForWhoeverActsForHer() {
        UUID application = Acting.as(Staff.citizen(rose), () -> applying.start(rose, Counter.SERVICE))
                .application()
                .summary()
                .id();
        seal(rose);

        assertThatThrownBy(() -> Acting.as(two.paulForRose(), () -> views.of(rose)))
                .isInstanceOf(NotFound.class);
        assertThat(Acting.as(Staff.citizen(paul), () -> representing.by(paul))).isEmpty();
        assertThat(Acting.as(counter.anAgentServing(), () -> representing.by(paul)))
                .isEmpty();
        for (UUID absent : new UUID[] {application, UUID.randomUUID()}) {
            assertThatThrownBy(() -> Acting.as(counter.anAgentServing(), () -> applying.of(absent)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(Acting.as(Staff.citizen(rose), () -> applying.of(application))
                        .summary()
                        .id())
                .isEqualTo(application);
        assertThat(Acting.as(Staff.citizen(rose), () -> representing.of(rose))).hasSize(1);
    }

    @Test
    void aSealedRepresentativeShowsToWhomSheActsForAndToNoAgent() {
        seal(paul);
        assertThat(Acting.as(counter.anAgentServing(), () -> representing.of(rose)))
                .isEmpty();
        assertThat(Acting.as(Installation.cleared(counter.anAgentServing()), () -> representing.of(rose)))
                .hasSize(1);
        assertThat(Acting.as(Staff.citizen(rose), () -> representing.of(rose))).hasSize(1);
    }

    @Test
    void nobodyWhoMayNotSeeTheSealedSideEndsItByItsId() {
        UUID id = Acting.as(Staff.citizen(rose), () -> representing.of(rose))
                .getFirst()
                .representation()
                .id();
        seal(paul);
        for (UUID absent : new UUID[] {id, UUID.randomUUID()}) {
            assertThatThrownBy(() -> Acting.as(counter.anAgentServing(), () -> representing.end(rose, absent, null)))
                    .isInstanceOf(NotFound.class);
        }

        assertThat(Acting.as(Staff.citizen(rose), () -> representing.end(rose, id, null))
                        .state())
                .isEqualTo(Representation.State.ENDED);
    }

    @Test
    void nobodyActsNoMoreByItsIdForAClientWhoIsSealed() {
        UUID id = Acting.as(Staff.citizen(rose), () -> representing.of(rose))
                .getFirst()
                .representation()
                .id();
        seal(rose);
        for (Errand errand : new Errand[] {counter.anAgentServing(), Staff.citizen(paul)}) {
            assertThatThrownBy(() -> Acting.as(errand, () -> representing.resign(paul, id, null)))
                    .isInstanceOf(NotFound.class);
        }
    }

    @Test
    void nobodyWithTheGrantEndsWhatHerOwnSealedFamilyIsAPartyTo() {
        ClientId spouse = counter.aClient();
        Acting.as(counter.anAgentServing(), () -> households.record(paul, RoseAndPaul.spouse(spouse)));
        UUID id = Acting.as(Staff.citizen(rose), () -> representing.of(rose))
                .getFirst()
                .representation()
                .id();
        seal(paul);

        assertThatThrownBy(() -> Acting.as(
                        Installation.cleared(two.anAgentWhoIs(spouse)), () -> representing.end(rose, id, null)))
                .asInstanceOf(type(DisclosureRefused.class))
                .extracting(DisclosureRefused::reason)
                .isEqualTo(Reason.OWN_FAMILY);
        assertThatThrownBy(() -> Acting.as(two.anAgentWhoIs(spouse), () -> representing.end(rose, id, null)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void aRowOfASealedClientIsAnsweredAsOneThatNeverWasWhateverElseWouldRefuse() {
        UUID application = Acting.as(Staff.citizen(rose), () -> applying.start(rose, Counter.SERVICE))
                .application()
                .summary()
                .id();
        Errand outOfContact = Staff.agent("agent");
        assertThatThrownBy(() -> Acting.as(outOfContact, () -> applying.of(application)))
                .isInstanceOf(DisclosureRefused.class);

        seal(rose);

        for (UUID absent : new UUID[] {application, UUID.randomUUID()}) {
            assertThatThrownBy(() -> Acting.as(outOfContact, () -> applying.of(absent)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> Acting.as(outOfContact, () -> applying.withdraw(absent)))
                    .isInstanceOf(NotFound.class);
        }
        assertThatThrownBy(() -> Acting.as(Installation.cleared(outOfContact), () -> applying.of(application)))
                .isInstanceOf(DisclosureRefused.class);
    }

    private void seal(ClientId client) {
        Acting.run(
                Installation.cleared(Installation.privacyOfficer()),
                () -> protecting.seal(
                        client,
                        new Protection(
                                "in danger",
                                "test-service",
                                "protection-office",
                                LocalDate.now(ZoneOffset.UTC).plusYears(1))));
    }
}
