package org.guichet.registry.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.Organizations;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
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

/** A partner at the partner desk is nobody to a client, but within what the client signed for her or for her organization. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Organizations.class)
class PartnerIT {
    private static final Set<String> ASKED = Set.of("givenName", "income.net");

    @Autowired
    private Representations representations;

    @Autowired
    private Relations relations;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Searching searching;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Organizations organizations;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @Autowired
    private Clock clock;

    private ClientId rose = new ClientId(new java.util.UUID(0, 0));
    private ClientId paul = new ClientId(new java.util.UUID(0, 1));

    @BeforeEach
    void roseAndPaulAreKnown(@Autowired Authorities authorities) {
        Installation.declare(authorities);
        rose = somebody();
        paul = somebody();
    }

    @Test
    void opensWhatTheClientSignedAndTheLedgerSaysForWhom() {
        Representation signed = record(paul, Set.of("identity"), true);

        Permit permit = (Permit) open(partner(paul), rose);

        assertThat(permit.facts()).containsOnlyKeys("givenName");
        assertThat(permit.withheld()).containsEntry("income.net", Withheld.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(permit.behalf()).isNotNull();
        assertThat(jdbc.sql("""
                        select e.actor_id, e.on_behalf_of, e.relation, e.recipient, array_to_string(e.bases, ' ') as bases
                        from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                        where s.client_id = ? and e.id = ?
                        """).params(rose.value(), permit.entryId()).query().singleRow())
                .containsEntry("actor_id", "agent")
                .containsEntry("on_behalf_of", rose.value())
                .containsEntry("relation", "representative")
                .containsEntry("recipient", "client")
                .hasEntrySatisfying(
                        "bases", bases -> assertThat(bases.toString()).contains("REPRESENTATION:" + signed.id()));
    }

    @Test
    void whatSheChangesIsInTheLedgerAsDoneForTheClient() {
        record(paul, Set.of("*"), true);
        Acting.run(
                partner(paul),
                () -> correcting.tell(rose, List.of(fact("phone", Unlike.aPhoneNumber())), Map.of(), null));

        assertThat(jdbc.sql("""
                        select e.on_behalf_of, e.relation from registry.access_log e
                        join registry.access_log_subject s on s.entry_id = e.id
                        where s.client_id = ? and e.kind = 'CHANGE' and 'phone' = any(e.attributes) and e.actor_kind = 'PERSON'
                        """).param(rose.value()).query().listOfRows())
                .isNotEmpty()
                .allSatisfy(row -> assertThat(row)
                        .containsEntry("on_behalf_of", rose.value())
                        .containsEntry("relation", "representative"));
    }

    @Test
    void refusesWhatIsOutOfScope() {
        record(paul, Set.of("language"), true);
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
        assertThat(refusal(
                        partner(paul),
                        rose,
                        Ask.about(rose, Set.of("language.preferred")).inMatterOf("gis")))
                .as("a service the client did not name")
                .isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
    }

    @Test
    void whoMayOnlySeeChangesNothing() {
        record(paul, Set.of("*"), false);
        assertThat(open(partner(paul).onlyReading(), rose)).isInstanceOf(Permit.class);
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);
    }

    @Test
    void whatTheClientStopsIsRefusedAtTheNextDecision() {
        Representation signed = record(paul, Set.of("*"), true);
        assertThat(open(partner(paul), rose)).isInstanceOf(Permit.class);

        in(Installation.citizen(rose), () -> representations.end(signed, EndedBy.CLIENT, null));

        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.REPRESENTATION_ENDED);
        assertThat(loggedReasons(rose)).contains("representation-ended");
    }

    @Test
    void isNobodyToEverybodyElse() {
        record(paul, Set.of("*"), true);
        ClientId other = somebody();

        assertThat(refusal(partner(paul), other)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(partner(somebody()), rose)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(partner(null), rose)).isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(partner(paul), new ClientId(java.util.UUID.randomUUID())))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void anotherKindOfRepresentationOpensNothingAtThePartnerDesk() {
        in(agent(), () -> representations.record(represented(rose), PowersOfAttorney.forProperty(paul)));

        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.NOT_FOUND);
        assertThat(in(
                        Installation.citizen(paul).onBehalf(rose.value()),
                        () -> disclosures.open(Ask.about(rose, ASKED))))
                .isInstanceOf(Permit.class);
    }

    @Test
    void needsAContactAsStaffDo() {
        record(paul, Set.of("*"), true);
        Errand without = errand(paul, null);
        assertThat(refusal(without, rose)).isEqualTo(Reason.CONTACT_REQUIRED);
    }

    @Test
    void actsForWhoeverNamedTheOrganizationSheWorksForWhileSheDoes() {
        ClientId house = organizations.any();
        record(house, Set.of("*"), true);
        assertThat(open(partner(house), rose))
                .as("an account of the organization")
                .isInstanceOf(Permit.class);
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.NOT_FOUND);

        Relation employed = in(
                agent(),
                () -> relations.record(paul, Set.of(paul), ClientKind.PERSON, employedBy(house), "test-service"));
        assertThat(open(partner(paul), rose)).isInstanceOf(Permit.class);

        in(agent(), () -> relations.end(Set.of(paul), employed.id()));
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void servesNeitherHerselfNorHerFamily() {
        assertThat(refusal(partner(rose), rose)).isEqualTo(Reason.OWN_FAMILY);
        record(paul, Set.of("*"), true);
        in(
                agent(),
                () -> relations.record(
                        rose,
                        Set.of(rose),
                        ClientKind.PERSON,
                        new NewRelation(
                                paul, Relation.Kind.SPOUSE, "Paul", null, null, new Source(Source.Kind.AGENT, "desk")),
                        "test-service"));
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.OWN_FAMILY);
    }

    @Test
    void searchesAndRegistersNobody() {
        record(paul, Set.of("*"), true);
        assertThatThrownBy(() -> Acting.run(
                        partner(paul),
                        () -> searching.search(new Criteria(Map.of("givenName", "Rose", "dateOfBirth", "1950-05-05")))))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_GRANTED));
        assertThatThrownBy(() -> Acting.run(
                        partner(paul), () -> registration.register(List.of(fact("familyName", Unlike.aName())))))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.NOT_GRANTED));
    }

    @Test
    void tellsForTheClientAndVouchesForNothing() {
        record(paul, Set.of("*"), true);
        Errand partner = partner(paul);
        Acting.run(
                partner,
                () -> correcting.tell(
                        rose,
                        List.of(new NewFact(
                                "phone",
                                Unlike.aPhoneNumber(),
                                Registration.sourceOf(partner),
                                Verification.DECLARED,
                                now())),
                        Map.of(),
                        null));

        assertThat(((Permit) in(partner, () -> disclosures.open(Ask.about(rose, Set.of("phone"))))).fact("phone"))
                .hasValueSatisfying(known ->
                        assertThat(known.source()).isEqualTo(new Source(Source.Kind.CLIENT, "representative")));
        NewFact seen = new NewFact(
                "dateOfDeath", "2026-01-02", Registration.sourceOf(partner), Verification.DOCUMENT_SEEN, now());
        assertThatThrownBy(() -> Acting.run(partner, () -> correcting.tell(rose, List.of(seen), Map.of(), null)))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void aSealedClientIsNotThereForHer() {
        record(paul, Set.of("*"), true);
        jdbc.sql("update registry.client set status = 'SEALED' where id = ?")
                .param(rose.value())
                .update();
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void endsWithTheClientsLife() {
        record(paul, Set.of("*"), true);
        Acting.run(
                Installation.importing(),
                () -> correcting.tell(
                        rose,
                        List.of(new NewFact(
                                "dateOfDeath",
                                "2026-01-02",
                                new Source(Source.Kind.DOCUMENT, "death-certificate"),
                                Verification.DOCUMENT_SEEN,
                                now())),
                        Map.of(),
                        null));
        assertThat(refusal(partner(paul), rose)).isEqualTo(Reason.REPRESENTED_DIED);
    }

    private NewRelation employedBy(ClientId house) {
        return new NewRelation(
                house, Relation.Kind.EMPLOYER, "Maison Unlike", null, null, new Source(Source.Kind.AGENT, "desk"));
    }

    private Representation record(ClientId intermediary, Set<String> categories, boolean act) {
        NewRepresentation signed = new NewRepresentation(
                intermediary,
                "Maison Unlike",
                "TRUSTED_INTERMEDIARY",
                categories,
                Set.of("oas"),
                act,
                "SIGNED_AUTHORIZATION",
                "form 3",
                null,
                day.today().plusYears(1));
        return in(agent(), () -> representations.record(represented(rose), signed));
    }

    private static Represented represented(ClientId client) {
        return new Represented(client, Set.of(client), ClientKind.PERSON, "Rose Gagnon", null, false);
    }

    private ClientId somebody() {
        return ((Registered.New) Acting.as(
                        Installation.importing(),
                        () -> registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("dateOfBirth", "1950-05-05"),
                                fact("income.net", BigDecimal.TEN)))))
                .client();
    }

    private NewFact fact(String attribute, Object value) {
        return new NewFact(attribute, value, new Source(Source.Kind.CLIENT, "portal"), Verification.DECLARED, now());
    }

    private java.time.Instant now() {
        return clock.instant().minusSeconds(60);
    }

    private Errand agent() {
        return Installation.agent(contacts.open(Assurance.HIGH, null));
    }

    /** @param self the client her account belongs to */
    private Errand partner(@Nullable ClientId self) {
        return errand(self, contacts.open(Assurance.NONE, null));
    }

    private static Errand errand(@Nullable ClientId self, java.util.@Nullable UUID contact) {
        return new Errand(
                new Actor.Person("agent", Set.of(Role.PARTNER), "settlement-house", self == null ? null : self.value()),
                null,
                "PARTNER",
                contact,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
    }

    private Reason refusal(Errand errand, ClientId client) {
        return refusal(errand, client, Ask.about(client, ASKED));
    }

    private Reason refusal(Errand errand, ClientId client, Ask ask) {
        return ((Refusal) in(errand, () -> disclosures.open(ask))).reason();
    }

    private Disclosure open(Errand errand, ClientId client) {
        return in(errand, () -> disclosures.open(Ask.about(client, ASKED)));
    }

    private List<String> loggedReasons(ClientId client) {
        return jdbc.sql("""
                select e.reason from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                where s.client_id = ? and e.kind = 'REFUSAL'
                """).param(client.value()).query(String.class).list();
    }

    private <T> T in(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> java.util.Objects.requireNonNull(transactions.execute(status -> work.get())));
    }
}
