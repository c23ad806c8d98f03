package org.guichet.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StatementCount;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NobodyActing;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.Disclosure.Withheld;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class DisclosuresIT {
    private static final Set<String> ASKED = Set.of("givenName", "maritalStatus", "income.net");

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Consents consents;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementCount statements;

    @Autowired
    private PlatformTransactionManager transactions;

    private ClientId marie = new ClientId(new UUID(0, 0));

    @BeforeEach
    void marieIsKnown() {
        Installation.declare(authorities);
        String unique = UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "q");
        Registered registered = Installation.as(
                Installation.importing(),
                () -> registration.register(List.of(
                        fact("givenName", "Marie"),
                        fact("familyName", unique),
                        fact("maritalStatus", "WIDOWED"),
                        new NewFact(
                                "income.net",
                                new BigDecimal("8400"),
                                new Source(Source.Kind.PROGRAMME, "cra"),
                                Verification.SOURCE_VERIFIED,
                                Instant.parse("2026-05-01T00:00:00Z")))));
        marie = ((Registered.New) registered).client();
    }

    @Test
    void handsOverWhatIsAuthorisedAndNamesTheBasis() {
        Permit permit = (Permit) open(agentWithMarie(), Ask.about(marie, ASKED));

        assertThat(permit.fact("givenName")).get().extracting("value").isEqualTo("Marie");
        assertThat(permit.basis("givenName").map(Basis::reference)).contains("test-service");
        assertThat(permit.facts()).doesNotContainKey("income.net");
        assertThat(permit.withheld()).containsEntry("income.net", Withheld.CONSENT_NEEDED);
    }

    @Test
    void handsOverWhatIsConsentedAndStopsAtTheNextDecisionAfterWithdrawal() {
        ConsentRecord consent = mariesConsent();
        Permit with = (Permit) open(agentWithMarie(), Ask.about(marie, ASKED));
        assertThat(with.fact("income.net")).isPresent();
        assertThat(with.basis("income.net").map(Basis::reference))
                .contains(consent.id().toString());

        transaction(Installation.citizen(marie), () -> consents.withdraw(consent.id()));

        Permit without = (Permit) open(agentWithMarie(), Ask.about(marie, ASKED));
        assertThat(without.facts()).doesNotContainKey("income.net");
        assertThat(without.withheld()).containsEntry("income.net", Withheld.CONSENT_WITHDRAWN);
    }

    @Test
    void decidesAgainstWhatIsWithheldAndEntersNoDecisionForIt() {
        ConsentRecord consent = mariesConsent();
        Permit with = (Permit) decide(agentWithMarie(), Ask.about(marie, ASKED));
        assertThat(with.bases()).containsOnlyKeys(ASKED);
        assertThat(with.facts()).isEmpty();

        transaction(Installation.citizen(marie), () -> consents.withdraw(consent.id()));

        Permit less = (Permit) decide(agentWithMarie(), Ask.about(marie, ASKED));
        assertThat(less.bases()).doesNotContainKey("income.net").containsKey("givenName");
        assertThat(less.withheld()).containsEntry("income.net", Withheld.CONSENT_WITHDRAWN);
        assertThat(logged(less.entryId(), "kind")).isEqualTo("DECISION");
        assertThat(logged(less.entryId(), "attributes::text")).doesNotContain("income.net");
        Refusal none = (Refusal) decide(agentWithMarie(), Ask.about(marie, Set.of("income.net")));
        assertThat(none.reason()).isEqualTo(Reason.CONSENT_WITHDRAWN);
        assertThat(none.withheld()).containsEntry("income.net", Withheld.CONSENT_WITHDRAWN);
        assertThat(logged(none.entryId(), "kind")).isEqualTo("REFUSAL");
    }

    @Test
    void sharesNothingWhereWhatIsNeededWholeIsWithheldInPart() {
        Ask ask = Ask.about(marie, ASKED).needingWhole(Set.of("income.net"));

        Refusal refusal = (Refusal) open(agentWithMarie(), ask);

        assertThat(refusal.withheld()).containsEntry("income.net", Withheld.CONSENT_NEEDED);
        assertThat(logged(refusal.entryId(), "kind")).isEqualTo("REFUSAL");
        mariesConsent();
        assertThat(open(agentWithMarie(), ask)).isInstanceOf(Permit.class);
    }

    @Test
    void saysHowSureOneMustBeOfTheCaller() {
        UUID contact = contacts.open(Assurance.LOW, null);

        Refusal refusal = (Refusal) open(Installation.agent(contact), Ask.about(marie, ASKED));

        assertThat(refusal.reason()).isEqualTo(Reason.CALLER_NOT_IDENTIFIED);
        assertThat(refusal.shortfall())
                .isEqualTo(new Shortfall(Assurance.SUBSTANTIAL, Assurance.LOW, "IN_PERSON", contact));
        Refusal another = (Refusal) open(Installation.agent(null), Ask.about(marie, ASKED));
        assertThat(another.shortfall()).isNull();
    }

    @Test
    void saysHowSureAClientMustSignIn() {
        Errand barely =
                new Errand(new Actor.Client(marie.value()), null, "ONLINE", null, "own-record", Assurance.NONE, null);

        Refusal refusal = (Refusal) open(barely, Ask.about(marie, ASKED));

        assertThat(refusal.reason()).isEqualTo(Reason.ASSURANCE_TOO_LOW);
        assertThat(refusal.shortfall()).isEqualTo(new Shortfall(Assurance.LOW, Assurance.NONE, "ONLINE", null));
    }

    @Test
    void takesFourStatementsAtMostHoweverManyAsks() {
        Errand agent = agentWithMarie();
        statements.reset();
        transaction(
                agent,
                () -> disclosures.open(
                        List.of(Ask.about(marie, ASKED), Ask.about(marie, ASKED).forPurpose("benefit-suggestion"))));
        assertThat(statements.count()).isLessThanOrEqualTo(4);
    }

    @Test
    void refusesStaffWithoutAContact() {
        assertThat(refusal(Installation.agent(null), marie)).isEqualTo(Reason.CONTACT_REQUIRED);
    }

    @Test
    void refusesAContactThatIsNotOpen() {
        assertThat(refusal(Installation.agent(UUID.randomUUID()), marie)).isEqualTo(Reason.CONTACT_REQUIRED);
    }

    @Test
    void refusesAContactBoundToSomebodyElse() {
        UUID contact = contacts.open(Assurance.HIGH, new ClientId(UUID.randomUUID()));
        assertThat(refusal(Installation.agent(contact), marie)).isEqualTo(Reason.CONTACT_REQUIRED);
    }

    @Test
    void refusesAContactOpenedFromAnotherChannel() {
        assertThat(refusal(Installation.agent(contacts.openFrom("PHONE")), marie))
                .isEqualTo(Reason.CONTACT_REQUIRED);
        assertThat(open(Installation.agent(contacts.openFrom("IN_PERSON")), Ask.about(marie, ASKED)))
                .isInstanceOf(Permit.class);
    }

    @Test
    void refusesWhileTheCallerIsNotIdentified() {
        UUID contact = contacts.open(Assurance.NONE, null);
        assertThat(refusal(Installation.agent(contact), marie)).isEqualTo(Reason.CALLER_NOT_IDENTIFIED);
    }

    @Test
    void refusesAPurposeTheRoleWasNotGranted() {
        Errand agent = agentWithMarie().forPurpose("privacy-review");
        assertThat(refusal(agent, marie)).isEqualTo(Reason.NOT_GRANTED);
    }

    @Test
    void opensNothingForAPurposeThatOnlyTheWorkOfARoomGives() {
        Errand supervisor = Installation.supervisor(contacts.open(Assurance.HIGH, marie));
        for (String purpose : List.of("duplicate-review", "registration", "correction-review")) {
            assertThat(refusal(supervisor.forPurpose(purpose), marie)).isEqualTo(Reason.NOT_GRANTED);
            assertThat(open(supervisor, Ask.about(marie, ASKED).forPurpose(purpose)))
                    .isInstanceOf(Permit.class);
        }
        for (Errand staff : List.of(agentWithMarie(), supervisor)) {
            assertThat(refusal(staff.forPurpose("identity-verification"), marie))
                    .isEqualTo(Reason.NOT_FOR_THIS_ROLE);
        }
    }

    @Test
    void answersAlikeForSomebodyAbsentAndForSomebodyElsesRecord() {
        assertThat(refusal(Installation.agent(contacts.open(Assurance.HIGH, null)), new ClientId(UUID.randomUUID())))
                .isEqualTo(Reason.NOT_FOUND);
        assertThat(refusal(Installation.citizen(new ClientId(UUID.randomUUID())), marie))
                .isEqualTo(Reason.NOT_FOUND);
    }

    @Test
    void refusesARepresentativeNobodyRecorded() {
        Errand agent = agentWithMarie();
        Errand onBehalf = new Errand(
                agent.actor(),
                marie.value(),
                agent.channel(),
                agent.contactId(),
                agent.purpose(),
                agent.assurance(),
                null);
        assertThat(refusal(onBehalf, marie)).isEqualTo(Reason.REPRESENTATION_NOT_RECORDED);
    }

    @Test
    void refusesAnActorNotSureEnough() {
        Errand agent = agentWithMarie();
        Errand unsure = new Errand(
                agent.actor(), null, agent.channel(), agent.contactId(), agent.purpose(), Assurance.LOW, null);
        assertThat(refusal(unsure, marie)).isEqualTo(Reason.ASSURANCE_TOO_LOW);
    }

    @Test
    void refusesWhenNobodyIsActing() {
        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .execute(status -> disclosures.open(Ask.about(marie, ASKED))))
                .isInstanceOf(NobodyActing.class);
    }

    @Test
    void logsEveryReadAndEveryRefusalWithItsReason() {
        Permit permit = (Permit) open(agentWithMarie(), Ask.about(marie, ASKED));
        refusal(Installation.agent(null), marie);

        assertThat(logged(permit.entryId(), "kind")).isEqualTo("READ");
        assertThat(logged(permit.entryId(), "reason")).isEqualTo("pension enquiry");
        assertThat(jdbc.sql("""
                        select count(*) from registry.access_log e join registry.access_log_subject s on s.entry_id = e.id
                        where s.client_id = ? and e.kind = 'REFUSAL' and e.reason = 'contact-required'
                        """).param(marie.value()).query(Long.class).single())
                .isEqualTo(1);
    }

    private Errand agentWithMarie() {
        return Installation.agent(contacts.open(Assurance.HIGH, marie));
    }

    private ConsentRecord mariesConsent() {
        return transaction(
                Installation.citizen(marie),
                () -> consents.give(
                        marie,
                        new NewConsent(
                                "service-delivery",
                                List.of("guichet"),
                                List.of("income"),
                                "2026-1",
                                "fr",
                                "PORTAL",
                                null)));
    }

    private Reason refusal(Errand errand, ClientId client) {
        return ((Refusal) open(errand, Ask.about(client, ASKED))).reason();
    }

    private Disclosure open(Errand errand, Ask ask) {
        return transaction(errand, () -> disclosures.open(ask));
    }

    private Disclosure decide(Errand errand, Ask ask) {
        return transaction(errand, () -> disclosures.decide(ask));
    }

    private <T> T transaction(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> new TransactionTemplate(transactions).execute(status -> work.get()));
    }

    private String logged(UUID entry, String column) {
        return jdbc.sql("select " + column + " from registry.access_log where id = ?")
                .param(entry)
                .query(String.class)
                .single();
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
