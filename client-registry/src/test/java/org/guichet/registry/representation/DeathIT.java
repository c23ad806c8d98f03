package org.guichet.registry.representation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.LegalDay;
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
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.Correcting;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** With a life ends whatever others could do for her, and what her own account opens; her estate may be administered. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class DeathIT {
    private static final Set<String> ASKED = Set.of("givenName", "income.net");

    @Autowired
    private Representations representations;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Authorities authorities;

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
    void roseAndPaulAreKnown() {
        Installation.declare(authorities);
        rose = somebody();
        paul = somebody();
    }

    @Test
    void theNextDecisionAfterTheCertificateEndsARepresentation() {
        record(rose, PowersOfAttorney.forProperty(paul), false);
        assertThat(open(paulFor(rose))).isInstanceOf(Permit.class);

        died(rose, Verification.DOCUMENT_SEEN);

        assertThat(refusal(paulFor(rose))).isEqualTo(Reason.REPRESENTED_DIED);
        assertThat(refusal(paulFor(rose).onlyReading())).isEqualTo(Reason.REPRESENTED_DIED);
        assertThatThrownBy(() -> Acting.run(
                        paulFor(rose),
                        () -> correcting.tell(rose, List.of(fact("phone", "8195550100")), Map.of(), null)))
                .hasMessageContaining("represented-died");
        assertThat(loggedReasons(rose)).contains("represented-died");
    }

    @Test
    void aRegisterEndsItAsADocumentDoes() {
        record(rose, PowersOfAttorney.forProperty(paul), false);

        died(rose, Verification.SOURCE_VERIFIED);

        assertThat(refusal(paulFor(rose))).isEqualTo(Reason.REPRESENTED_DIED);
        assertThat(refusal(Installation.citizen(rose))).isEqualTo(Reason.ACCOUNT_OF_DECEASED);
    }

    @Test
    void whatIsMerelyToldEndsNothing() {
        record(rose, PowersOfAttorney.forProperty(paul), false);

        died(rose, Verification.DECLARED);

        assertThat(open(paulFor(rose))).isInstanceOf(Permit.class);
        assertThat(open(Installation.citizen(rose))).isInstanceOf(Permit.class);
    }

    @Test
    void theAccountOfWhoeverDiedOpensNothingAnyMore() {
        assertThat(open(Installation.citizen(rose))).isInstanceOf(Permit.class);

        died(rose, Verification.DOCUMENT_SEEN);

        assertThat(refusal(Installation.citizen(rose))).isEqualTo(Reason.ACCOUNT_OF_DECEASED);
        assertThat(refusal(Installation.citizen(rose).onBehalf(rose.value()))).isEqualTo(Reason.ACCOUNT_OF_DECEASED);
        assertThat(loggedReasons(rose)).contains("account-of-deceased");
        assertThat(open(Installation.agent(contacts.open(Assurance.HIGH, rose))))
                .as("staff go on serving those she leaves")
                .isInstanceOf(Permit.class);
    }

    @Test
    void theAccountOfARepresentativeWhoDiedOpensNobody() {
        record(rose, PowersOfAttorney.forProperty(paul), false);

        died(paul, Verification.DOCUMENT_SEEN);

        assertThat(refusal(paulFor(rose))).isEqualTo(Reason.ACCOUNT_OF_DECEASED);
        ClientId stranger = somebody();
        died(stranger, Verification.DOCUMENT_SEEN);
        assertThat(refusal(Installation.citizen(stranger).onBehalf(rose.value())))
                .as("who was never recorded learns nothing, dead or alive")
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void aDeathRecordedByMistakeOpensEverythingAgainOnceItIsCorrected() {
        record(rose, PowersOfAttorney.forProperty(paul), false);
        died(rose, Verification.DOCUMENT_SEEN);
        assertThat(refusal(paulFor(rose))).isEqualTo(Reason.REPRESENTED_DIED);

        correctedByWhatIsMerelyTold(rose);

        assertThat(open(paulFor(rose))).isInstanceOf(Permit.class);
        assertThat(open(Installation.citizen(rose))).isInstanceOf(Permit.class);
    }

    @Test
    void anExecutorActsForTheEstateWithinItsScopeAndOnlyWhileTheDeathIsProven() {
        died(rose, Verification.DOCUMENT_SEEN);
        record(rose, PowersOfAttorney.executor(paul, day.today().plusYears(1)), true);

        Permit permit = (Permit) open(paulFor(rose));
        assertThat(permit.covers("givenName")).isTrue();
        Disclosure consent =
                in(paulFor(rose), () -> disclosures.open(Ask.about(rose, ASKED).decidingOf(Set.of("consent"))));
        assertThat(((Refusal) consent).reason()).isEqualTo(Reason.REPRESENTATION_OUT_OF_SCOPE);

        correctedByWhatIsMerelyTold(rose);
        assertThat(refusal(paulFor(rose))).isEqualTo(Reason.REPRESENTED_DEATH_UNPROVEN);
    }

    @Test
    void recordsForTheLivingAndForEstatesEachTheirOwnKinds() {
        NewRepresentation executor = PowersOfAttorney.executor(paul, day.today().plusYears(1));

        assertThat(wrong(executor, false)).containsExactly("kind input.representation.death-unproven");
        assertThat(wrong(PowersOfAttorney.forProperty(paul), true)).containsExactly("kind input.representation.died");
        assertThat(wrong(PowersOfAttorney.executor(paul, null), true)).containsExactly("endsOn input.missing");
        assertThat(kinds(true)).containsExactly("ESTATE");
        assertThat(kinds(false)).contains("ADULT_GUARDIAN").doesNotContain("ESTATE");
    }

    @Test
    void aCourtsGuardianOfAnAdultIsRecordedAsSuch() {
        NewRepresentation guardian = new NewRepresentation(
                paul,
                "Paul Tremblay",
                "ADULT_GUARDIAN",
                Set.of("*"),
                Set.of("*"),
                true,
                "COURT_ORDER",
                "order 4",
                null,
                null);
        record(rose, guardian, false);

        assertThat(((Permit) open(paulFor(rose))).behalf())
                .isNotNull()
                .satisfies(behalf -> assertThat(behalf.kind().code()).isEqualTo("ADULT_GUARDIAN"));
    }

    private List<String> kinds(boolean died) {
        return representations.kinds(ClientKind.PERSON, died).stream()
                .map(RepresentationKind::code)
                .toList();
    }

    private List<String> wrong(NewRepresentation told, boolean died) {
        try {
            record(rose, told, died);
            return List.of();
        } catch (InvalidInput invalid) {
            return invalid.wrong().stream()
                    .map(wrong -> wrong.field() + " " + wrong.messageKey())
                    .toList();
        }
    }

    private void record(ClientId client, NewRepresentation told, boolean died) {
        Represented represented = new Represented(client, Set.of(client), ClientKind.PERSON, "Rose Gagnon", null, died);
        in(Installation.agent(contacts.open(Assurance.HIGH, null)), () -> representations.record(represented, told));
    }

    private void died(ClientId client, Verification verification) {
        Acting.run(
                Installation.importing(),
                () -> correcting.tell(client, List.of(death(3, verification)), Map.of(), null));
    }

    private NewFact death(int daysAgo, Verification verification) {
        return new NewFact(
                "dateOfDeath",
                day.today().minusDays(daysAgo).toString(),
                new Source(Source.Kind.DOCUMENT, "death-certificate"),
                verification,
                clock.instant().minusSeconds(60));
    }

    private void correctedByWhatIsMerelyTold(ClientId client) {
        Acting.run(Installation.importing(), () -> {
            java.util.UUID wrong = correcting.seen(client, "dateOfDeath").id();
            correcting.tell(
                    client, List.of(death(4, Verification.DECLARED)), Map.of("dateOfDeath", wrong), "another Rose");
        });
        assertThat(loggedCorrections(client)).isOne();
    }

    private long loggedCorrections(ClientId client) {
        return jdbc.sql("select count(*) from registry.fact_correction where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private ClientId somebody() {
        return ((Registered.New) Acting.as(
                        Installation.importing(),
                        () -> registration.register(List.of(
                                fact("givenName", Unlike.aName()),
                                fact("familyName", Unlike.aName()),
                                fact("dateOfBirth", "1950-05-05"),
                                fact("income.net", java.math.BigDecimal.TEN)))))
                .client();
    }

    private NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                clock.instant().minusSeconds(60));
    }

    private Errand paulFor(ClientId client) {
        return Installation.citizen(paul).onBehalf(client.value());
    }

    private Reason refusal(Errand errand) {
        return ((Refusal) open(errand)).reason();
    }

    private Disclosure open(Errand errand) {
        return in(errand, () -> disclosures.open(Ask.about(rose, ASKED)));
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
