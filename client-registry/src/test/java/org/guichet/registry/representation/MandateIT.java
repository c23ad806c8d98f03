package org.guichet.registry.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.Source;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.representation.Relation.Kind;
import org.guichet.registry.representation.Representation.EndedBy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** People act for an organization, within a mandate that others of its people may stop; and are employed by it. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Organizations.class)
class MandateIT {
    private static final Set<String> ASKED = Set.of("legalName", "phone", "representatives");

    @Autowired
    private Representations representations;

    @Autowired
    private Relations relations;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Organizations organizations;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private ClientId garage = new ClientId(new java.util.UUID(0, 0));
    private ClientId rose = garage;

    @BeforeEach
    void anOrganizationAndAPerson(@Autowired Authorities authorities) {
        Installation.declare(authorities);
        garage = organizations.any();
        rose = organizations.aPerson();
    }

    @Test
    void theHolderSeesWhatTheScopeExtendsToAndTheLedgerSaysForWhom() {
        record(mandate(rose, Set.of("identity"), true));

        Permit permit = (Permit) open(roseForTheGarage(), ASKED);

        assertThat(permit.facts()).containsOnlyKeys("legalName");
        assertThat(permit.withheld())
                .containsEntry("phone", Withheld.REPRESENTATION_OUT_OF_SCOPE)
                .containsEntry("representatives", Withheld.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(jdbc.sql("""
                        select e.actor_id, e.on_behalf_of, e.relation from registry.access_log e
                        join registry.access_log_subject s on s.entry_id = e.id where s.client_id = ? and e.id = ?
                        """)
                        .params(garage.value(), permit.entryId())
                        .query()
                        .singleRow())
                .containsEntry("actor_id", rose.toString())
                .containsEntry("on_behalf_of", garage.value())
                .containsEntry("relation", "representative");
    }

    @Test
    void whoeverMaySeeRepresentationSeesAndStopsAnother() {
        record(mandate(rose, Set.of("*"), true));
        ClientId paul = organizations.aPerson();
        Representation his = record(mandate(paul, Set.of("identity"), true));

        assertThat(((Permit) open(roseForTheGarage(), ASKED)).covers("representatives"))
                .isTrue();
        in(roseForTheGarage(), () -> representations.end(his, EndedBy.CLIENT, "left us"));

        assertThat(((Refusal) open(Installation.citizen(paul).onBehalf(garage.value()), ASKED)).reason())
                .isEqualTo(Reason.REPRESENTATION_ENDED);
    }

    @Test
    void whoMayOnlySeeChangesNothingAndAStrangerLearnsNothing() {
        record(mandate(rose, Set.of("*"), false));
        ClientId stranger = organizations.aPerson();

        assertThat(((Refusal) open(roseForTheGarage(), ASKED)).reason()).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(((Refusal) open(Installation.citizen(stranger).onBehalf(garage.value()), ASKED)).reason())
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(((Refusal) open(Installation.citizen(stranger), ASKED)).reason())
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aMandateIsForAnOrganizationAndNoOtherKindIs() {
        NewRepresentation attorney = PowersOfAttorney.forProperty(rose, Set.of("*"), Set.of("*"), true);

        assertThat(fields(garage, ClientKind.ORGANIZATION, attorney)).containsExactly("kind");
        assertThat(fields(rose, ClientKind.PERSON, mandate(organizations.aPerson(), Set.of("*"), true)))
                .containsExactly("kind");
        assertThat(fields(garage, ClientKind.ORGANIZATION, mandate(organizations.any(), Set.of("*"), true)))
                .containsExactly("representativeId");
        assertThat(fields(garage, ClientKind.ORGANIZATION, mandate(rose, Set.of("income"), true)))
                .containsExactly("categories");
        assertThat(fields(garage, ClientKind.ORGANIZATION, until(null))).containsExactly("endsOn");
    }

    @Test
    void staffServeNoOrganizationTheyActForOrAreEmployedBy() {
        ClientId other = organizations.any();
        record(mandate(rose, Set.of("*"), true));
        relate(rose, ClientKind.PERSON, other, Kind.EMPLOYER);

        assertThat(((Refusal) open(agentWhoIsRose(), garage, ASKED)).reason()).isEqualTo(Reason.OWN_FAMILY);
        assertThat(((Refusal) open(agentWhoIsRose(), other, ASKED)).reason()).isEqualTo(Reason.OWN_FAMILY);
    }

    @Test
    void whoeverIsEmployedIsSeenFromBothSidesAndOnlyPeopleAre() {
        relate(rose, ClientKind.PERSON, garage, Kind.EMPLOYER);

        assertThat(in(agent(), () -> relations.of(Set.of(garage))))
                .singleElement()
                .satisfies(relation -> {
                    assertThat(relation.kind()).isEqualTo(Kind.EMPLOYEE);
                    assertThat(relation.other()).isEqualTo(rose);
                });
        ClientId paul = organizations.aPerson();
        assertThatThrownBy(() -> relate(rose, ClientKind.PERSON, paul, Kind.EMPLOYER))
                .isInstanceOf(InvalidInput.class);
        assertThatThrownBy(() -> relate(rose, ClientKind.PERSON, garage, Kind.SPOUSE))
                .isInstanceOf(InvalidInput.class);
    }

    private NewRepresentation mandate(ClientId holder, Set<String> categories, boolean act) {
        return new NewRepresentation(
                holder,
                "Rose Gagnon",
                "MANDATE",
                categories,
                Set.of("*"),
                act,
                "RESOLUTION",
                "resolution 7",
                null,
                today().plusYears(1));
    }

    private NewRepresentation until(@Nullable LocalDate lastDay) {
        NewRepresentation told = mandate(rose, Set.of("*"), true);
        return new NewRepresentation(
                told.representative(),
                told.name(),
                told.kind(),
                told.categories(),
                told.services(),
                told.act(),
                told.proof(),
                told.reference(),
                null,
                lastDay);
    }

    private Representation record(NewRepresentation told) {
        return in(agent(), () -> representations.record(represented(garage, ClientKind.ORGANIZATION), told));
    }

    private List<String> fields(ClientId client, ClientKind kind, NewRepresentation told) {
        List<String> fields = new java.util.ArrayList<>();
        assertThatThrownBy(() -> in(agent(), () -> representations.record(represented(client, kind), told)))
                .asInstanceOf(type(InvalidInput.class))
                .satisfies(invalid ->
                        invalid.wrong().stream().map(InvalidInput.Wrong::field).forEach(fields::add));
        return fields;
    }

    private static Represented represented(ClientId client, ClientKind kind) {
        return new Represented(client, Set.of(client), kind, "Garage Roy inc.", null, false);
    }

    private void relate(ClientId client, ClientKind what, ClientId other, Kind kind) {
        NewRelation told =
                new NewRelation(other, kind, "Garage Roy inc.", null, null, new Source(Source.Kind.AGENT, "desk"));
        in(agent(), () -> relations.record(client, Set.of(client), what, told, "test-service"));
    }

    private Errand roseForTheGarage() {
        return Installation.citizen(rose).onBehalf(garage.value());
    }

    private Errand agent() {
        return Installation.agent(contacts.open(Assurance.HIGH, null));
    }

    private Errand agentWhoIsRose() {
        Errand agent = agent();
        return new Errand(
                new Actor.Person("agent", Set.of(Role.AGENT), "gatineau", rose.value()),
                null,
                agent.channel(),
                agent.contactId(),
                agent.purpose(),
                agent.assurance(),
                null);
    }

    private Disclosure open(Errand errand, Set<String> attributes) {
        return open(errand, garage, attributes);
    }

    private Disclosure open(Errand errand, ClientId client, Set<String> attributes) {
        return in(errand, () -> disclosures.open(Ask.about(client, attributes)));
    }

    private <T> T in(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
