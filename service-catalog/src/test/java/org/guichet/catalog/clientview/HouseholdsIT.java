package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.clientview.Households.Member;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.Relation.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, RoseAndPaul.class})
class HouseholdsIT {
    @Autowired
    Households households;

    @Autowired
    ClientViews views;

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
    void isSeenFromBothSidesWithTheNameMaskedButForWhoToldIt() {
        recorded(Kind.CHILD);

        assertThat(Acting.as(counter.anAgentServing(), () -> households.of(rose)))
                .singleElement()
                .extracting(Member::name)
                .isEqualTo("Paul T.");
        assertThat(Acting.as(Staff.citizen(rose), () -> households.of(rose)))
                .singleElement()
                .extracting(Member::name)
                .isEqualTo("Paul Tremblay");
        assertThat(Acting.as(Staff.citizen(paul), () -> households.of(paul)))
                .singleElement()
                .satisfies(member -> assertThat(member.relation().kind()).isEqualTo(Kind.PARENT))
                .satisfies(member -> assertThat(member.relation().other()).isEqualTo(rose))
                .satisfies(member -> assertThat(member.name()).isNull());
    }

    @Test
    void whoeverIsNamedIsToldOfTheLook() {
        recorded(Kind.SPOUSE);
        Acting.as(counter.anAgentServing(), () -> households.of(rose));

        assertThat(two.told(paul, "household", AccessEntry.Kind.CHANGE)).hasSize(1);
        assertThat(two.told(paul, "household", AccessEntry.Kind.READ)).hasSize(1);
    }

    @Test
    void bothSidesAreToldOfWhatIsRefused() {
        assertThatThrownBy(() -> Acting.as(
                        Staff.citizen(rose), () -> households.record(rose, RoseAndPaul.relation(paul, Kind.SPOUSE))))
                .isInstanceOf(NotGranted.class);
        assertThat(two.told(paul, "household", AccessEntry.Kind.REFUSAL)).hasSize(1);
        assertThat(two.told(rose, "household", AccessEntry.Kind.REFUSAL)).hasSize(1);
        UUID id = recorded(Kind.SPOUSE).relation().id();
        ClientId other = counter.aClient();
        for (ClientId client : new ClientId[] {rose, other}) {
            assertThatThrownBy(() -> Acting.as(Staff.agent("agent"), () -> households.end(client, id)))
                    .isInstanceOf(DisclosureRefused.class);
        }
        assertThat(two.told(paul, "household", AccessEntry.Kind.REFUSAL)).hasSize(2);
    }

    @Test
    void nobodyEndsWhatHerFamilyIsAPartyToAndIsToldWhetherItHasEnded() {
        ClientId spouse = counter.aClient();
        UUID id = recorded(Kind.CHILD).relation().id();
        Acting.as(counter.anAgentServing(), () -> households.record(paul, RoseAndPaul.spouse(spouse)));
        Acting.as(counter.anAgentServing(), () -> households.end(rose, id));

        assertThatThrownBy(() -> Acting.as(two.anAgentWhoIs(spouse), () -> households.end(rose, id)))
                .asInstanceOf(type(DisclosureRefused.class))
                .extracting(DisclosureRefused::reason)
                .isEqualTo(Reason.OWN_FAMILY);
    }

    @Test
    void whatIsKnownOfTheOtherOpensOnlyByADecisionAboutHer() {
        recorded(Kind.SPOUSE);
        Errand agent = counter.anAgentServing();
        Acting.as(agent, () -> households.of(rose));

        assertThatThrownBy(() -> Acting.as(agent, () -> views.of(paul))).isInstanceOf(DisclosureRefused.class);
        assertThatThrownBy(() -> Acting.as(Staff.citizen(rose), () -> views.of(paul)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void staffDoNotServeTheirFamily() {
        Member recorded = recorded(Kind.SPOUSE);
        Errand paulAtWork = two.anAgentWhoIs(paul);
        assertThatThrownBy(() -> Acting.as(paulAtWork, () -> views.of(rose)))
                .asInstanceOf(type(DisclosureRefused.class))
                .extracting(DisclosureRefused::reason)
                .isEqualTo(Reason.OWN_FAMILY);

        Acting.as(
                counter.anAgentServing(),
                () -> households.end(rose, recorded.relation().id()));

        assertThat(Acting.as(two.anAgentWhoIs(paul), () -> views.of(rose)).client())
                .isEqualTo(rose);
    }

    @Test
    void endsOnceAndOnlyByWhomItConcerns() {
        UUID id = recorded(Kind.SAME_HOUSEHOLD).relation().id();
        ClientId other = counter.aClient();
        assertThatThrownBy(() -> Acting.as(Staff.citizen(other), () -> households.end(other, id)))
                .isInstanceOf(NotFound.class);

        assertThat(Acting.as(Staff.citizen(paul), () -> households.end(paul, id))
                        .relation()
                        .endedOn())
                .isNotNull();
        assertThatThrownBy(() -> Acting.as(Staff.citizen(rose), () -> households.end(rose, id)))
                .isInstanceOf(StateChanged.class);
    }

    @Test
    void onlyStaffRecordAndEveryWrongFieldIsNamed() {
        assertThatThrownBy(() -> Acting.as(
                        Staff.citizen(rose), () -> households.record(rose, RoseAndPaul.relation(paul, Kind.SPOUSE))))
                .isInstanceOf(NotGranted.class);
        NewRelation wrong = new NewRelation(
                rose, null, " ", LocalDate.of(2999, 1, 1), "x".repeat(501), new Source(Source.Kind.AGENT, "desk"));
        assertThatThrownBy(() -> Acting.as(counter.anAgentServing(), () -> households.record(rose, wrong)))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(invalid -> assertThat(invalid.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactlyInAnyOrder("otherId", "kind", "name", "startsOn", "evidence"));
        NewRelation nobody = RoseAndPaul.spouse(new ClientId(UUID.randomUUID()));
        assertThatThrownBy(() -> Acting.as(counter.anAgentServing(), () -> households.record(rose, nobody)))
                .isInstanceOf(InvalidInput.class);
        assertThat(Acting.as(Staff.citizen(rose), () -> households.of(rose))).isEmpty();
    }

    @Test
    void followsAMergeAndComesBackWhenItIsUndone() {
        recorded(Kind.SPOUSE);

        two.whileRoseIsTakenFor(
                survivor -> assertThat(Acting.as(Staff.citizen(survivor), () -> households.of(survivor)))
                        .hasSize(1));

        assertThat(Acting.as(Staff.citizen(rose), () -> households.of(rose))).hasSize(1);
    }

    private Member recorded(Kind kind) {
        return Acting.as(counter.anAgentServing(), () -> households.record(rose, RoseAndPaul.relation(paul, kind)));
    }
}
