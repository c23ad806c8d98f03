package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.ApplicationView;
import org.guichet.catalog.application.Applying;
import org.guichet.catalog.application.Counter;
import org.guichet.catalog.clientview.Representing.Seen;
import org.guichet.registry.Organizations;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.Source;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.representation.NewRelation;
import org.guichet.registry.representation.NewRepresentation;
import org.guichet.registry.representation.Relation;
import org.guichet.registry.representation.Representation.EndedBy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** An organization is served through the people who hold its mandates. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Counter.class, Organizations.class})
class MandatesIT {
    @Autowired
    Representing representing;

    @Autowired
    Households households;

    @Autowired
    ClientViews views;

    @Autowired
    Applying applying;

    @Autowired
    Counter counter;

    @Autowired
    Organizations organizations;

    private ClientId garage = new ClientId(new UUID(0, 0));
    private ClientId rose = garage;
    private ClientId paul = garage;

    @BeforeEach
    void theyCome() {
        counter.open();
        counter.servesBusinesses();
        garage = organizations.any();
        rose = counter.aClient();
        paul = counter.aClient();
    }

    @Test
    void whoeverHoldsAMandateSeesTheOrganizationAndNothingAPersonWouldHave() {
        assertThat(record(rose, "*").representation().clientName()).startsWith("Garage ");

        ClientView view = Acting.as(forTheGarage(rose), () -> views.of(garage));

        assertThat(view.kind()).isEqualTo(ClientKind.ORGANIZATION);
        assertThat(view.facts())
                .extracting(known -> known.attribute().code())
                .contains("legalName", "identifier.businessNumber", "phone");
        assertThat(view.gaps())
                .extracting(gap -> gap.attribute().code())
                .doesNotContain("givenName", "dateOfBirth", "income.net");
        assertThat(Acting.as(counter.anAgentServing(), () -> views.of(rose)).kind())
                .isEqualTo(ClientKind.PERSON);
    }

    @Test
    void anotherHolderStopsAMandateAtOnce() {
        record(rose, "*");
        Seen his = record(paul, "identity");
        assertThat(Acting.as(forTheGarage(rose), () -> representing.of(garage))).hasSize(2);

        Seen ended = Acting.as(
                forTheGarage(rose),
                () -> representing.end(garage, his.representation().id(), "left us"));

        assertThat(ended.representation().ending())
                .satisfies(ending -> assertThat(ending.by()).isEqualTo(EndedBy.CLIENT));
        assertThat(refusal(paul, () -> views.of(garage))).isEqualTo(Reason.REPRESENTATION_ENDED);
    }

    @Test
    void noHolderSeesOrStopsAnotherOutOfScopeAndNoneRecordsOne() {
        Seen hers = record(rose, "identity");
        record(paul, "identity");

        assertThat(refusal(paul, () -> representing.of(garage))).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(refusal(
                        paul,
                        () -> representing.end(garage, hers.representation().id(), null)))
                .isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        record(rose, "*");
        assertThatThrownBy(() -> Acting.as(forTheGarage(rose), () -> representing.record(garage, told(paul, "*"))))
                .isInstanceOf(org.guichet.registry.actor.NotGranted.class);
    }

    @Test
    void anOrganizationAppliesForWhatIsAddressedToItAndIsAskedNothingAboutPeople() {
        record(rose, "*");

        assertThatThrownBy(() -> Acting.as(forTheGarage(rose), () -> applying.start(garage, Counter.SERVICE)))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(invalid -> assertThat(invalid.wrong())
                        .extracting(InvalidInput.Wrong::messageKey)
                        .containsExactly("input.service.not-for-organizations"));
        ApplicationView begun = Acting.as(forTheGarage(rose), () -> applying.start(garage, Counter.FOR_BUSINESSES))
                .application();

        assertThat(begun.answers())
                .extracting(answer -> answer.attribute().code())
                .containsExactly("legalName", "phone");
        assertThat(begun.missing()).containsExactly("declaration.truth");
        assertThat(Acting.as(Staff.citizen(rose), () -> applying.start(rose, Counter.FOR_BUSINESSES))
                        .application()
                        .missing())
                .containsExactly("declaration.truth");
    }

    @Test
    void whoeverIsEmployedIsAMatterOfBothLedgers() {
        NewRelation told = new NewRelation(
                garage, Relation.Kind.EMPLOYER, "Garage Roy", null, null, new Source(Source.Kind.AGENT, "desk"));
        Acting.run(counter.anAgentServing(), () -> households.record(rose, told));

        assertThat(Acting.as(counter.anAgentServing(), () -> households.of(garage)))
                .singleElement()
                .satisfies(member -> {
                    assertThat(member.relation().kind()).isEqualTo(Relation.Kind.EMPLOYEE);
                    assertThat(member.relation().other()).isEqualTo(rose);
                });
    }

    private Seen record(ClientId holder, String category) {
        return Acting.as(counter.anAgentServing(), () -> representing.record(garage, told(holder, category)));
    }

    private static NewRepresentation told(ClientId holder, String category) {
        return new NewRepresentation(
                holder,
                "As the resolution says",
                "MANDATE",
                Set.of(category),
                Set.of("*"),
                true,
                "RESOLUTION",
                "resolution 7",
                null,
                LocalDate.of(2199, 1, 1));
    }

    private Errand forTheGarage(ClientId holder) {
        return Staff.citizen(holder).onBehalf(garage.value());
    }

    private Reason refusal(ClientId holder, java.util.function.Supplier<?> work) {
        try {
            Acting.as(forTheGarage(holder), work::get);
            throw new AssertionError("It was not refused");
        } catch (DisclosureRefused refused) {
            return refused.reason();
        }
    }
}
