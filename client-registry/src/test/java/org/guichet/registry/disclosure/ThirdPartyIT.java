package org.guichet.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StatementCount;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Withheld;
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

/** What is held about one client and speaks of another opens on the grounds of both (rule 11, ninth check). */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class ThirdPartyIT {
    private static final String INCOME = "income.net";

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Reliances reliances;

    @Autowired
    private Registration registration;

    @Autowired
    private Correcting correcting;

    @Autowired
    private Authorities authorities;

    @Autowired
    private FactHistories histories;

    @Autowired
    private Consents consents;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private StatementCount statements;

    @Autowired
    private TransactionOperations transactions;

    private ClientId marie = new ClientId(new UUID(0, 0));
    private ClientId paul = new ClientId(new UUID(0, 0));

    @BeforeEach
    void theTaxAgencyTellsInMariesRecordWhatPaulEarns() {
        Installation.declare(authorities);
        marie = somebody("Marie");
        paul = somebody("Paul");
        NewFact told = new NewFact(
                INCOME,
                new BigDecimal("9100"),
                new Source(Source.Kind.PROGRAMME, "cra"),
                Verification.SOURCE_VERIFIED,
                Instant.parse("2026-05-01T00:00:00Z"),
                null,
                paul);
        Acting.run(Installation.importing(), () -> correcting.tell(marie, List.of(told), Map.of(), null));
    }

    @Test
    void opensOnTheConsentOfBothAloneAndIsToldToBoth() {
        assertThat(income().withheld()).containsEntry(INCOME, Withheld.CONSENT_NEEDED);

        UUID maries = consent(marie);
        assertThat(income().facts()).doesNotContainKey(INCOME);
        assertThat(income().withheld()).containsEntry(INCOME, Withheld.THIRD_PARTY);

        UUID pauls = consent(paul);
        Permit both = income();
        assertThat(both.fact(INCOME)).isPresent();
        assertThat(entry(both, "bases")).contains("CONSENT:" + maries, "CONSENT:" + pauls);
        assertThat(jdbc.sql("select client_id from registry.access_log_subject where entry_id = ?")
                        .param(both.entryId())
                        .query(UUID.class)
                        .list())
                .containsExactlyInAnyOrder(marie.value(), paul.value());

        withdraw(paul, pauls);
        assertThat(income().facts()).doesNotContainKey(INCOME);
        assertThat(income().withheld()).containsEntry(INCOME, Withheld.THIRD_PARTY);
    }

    @Test
    void herOwnRightToHerRecordOpensNothingOfAnother() {
        Permit hers = open(Installation.citizen(marie));

        assertThat(hers.fact("givenName")).isPresent();
        assertThat(hers.facts()).doesNotContainKey(INCOME);
        assertThat(hers.withheld()).containsEntry(INCOME, Withheld.THIRD_PARTY);
    }

    @Test
    void whatSheToldHerselfIsHersToSeeAndOpensNothingThatAnotherTold() {
        NewFact told = new NewFact(
                INCOME,
                new BigDecimal("9000"),
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-06-01T00:00:00Z"),
                null,
                paul);
        Acting.run(Installation.importing(), () -> correcting.tell(marie, List.of(told), Map.of(), null));

        List<FactHistories.Version> seen = transaction(Installation.citizen(marie), () -> {
            Permit permit = (Permit) disclosures.open(Ask.about(marie, Set.of("givenName", INCOME)));
            assertThat(permit.fact(INCOME))
                    .hasValueSatisfying(fact -> assertThat(fact.value()).hasToString("9000"));
            assertThat(permit.others()).containsExactly(paul.value() + " " + INCOME + " CLIENT");
            return histories.of(permit, INCOME);
        });

        assertThat(seen)
                .singleElement()
                .satisfies(version -> assertThat(version.fact().source().kind()).isEqualTo(Source.Kind.CLIENT));
    }

    @Test
    void theConsentOfTheOtherAloneOpensNothing() {
        consent(paul);

        assertThat(income().facts()).doesNotContainKey(INCOME);
        assertThat(income().withheld()).containsEntry(INCOME, Withheld.CONSENT_NEEDED);
    }

    @Test
    void whoeverIsHiddenAllowsNothing() {
        consent(marie);
        consent(paul);
        jdbc.sql("update registry.client set status = 'SEALED' where id = ?")
                .param(paul.value())
                .update();

        assertThat(income().withheld()).containsEntry(INCOME, Withheld.THIRD_PARTY);
        Errand cleared = Installation.cleared(agentWithMarie());
        assertThat(open(cleared).fact(INCOME)).isPresent();
    }

    @Test
    void thePreviewOfAWithdrawalNamesWhatSpeaksOfHimInTheRecordOfAnother() {
        consent(marie);

        assertThat(relying(paul, consent(paul))).singleElement().satisfies(one -> {
            assertThat(one.attribute().code()).isEqualTo(INCOME);
            assertThat(one.party()).isEqualTo("cra");
            assertThat(one.stops()).isTrue();
            assertThat(one.inAnothersRecord()).isTrue();
        });
    }

    @Test
    void thePreviewOfAWithdrawalNamesNothingThatTheGroundsOfAnotherClose() {
        UUID maries = consent(marie);
        assertThat(relying(marie, maries)).isEmpty();

        consent(paul);
        assertThat(relying(marie, maries)).singleElement().satisfies(one -> {
            assertThat(one.stops()).isTrue();
            assertThat(one.inAnothersRecord()).isFalse();
        });
    }

    @Test
    void takesTwoStatementsMoreHoweverManyPurposes() {
        consent(marie);
        consent(paul);
        Errand agent = agentWithMarie();
        statements.reset();
        Ask ask = Ask.about(marie, Set.of(INCOME));
        transaction(agent, () -> disclosures.open(List.of(ask, ask.forPurpose("benefit-suggestion"))));

        assertThat(statements.count()).isLessThanOrEqualTo(6);
    }

    private Permit income() {
        return open(agentWithMarie());
    }

    private Permit open(Errand errand) {
        return (Permit) transaction(errand, () -> disclosures.open(Ask.about(marie, Set.of("givenName", INCOME))));
    }

    private Errand agentWithMarie() {
        return Installation.agent(contacts.open(Assurance.HIGH, marie));
    }

    private UUID consent(ClientId client) {
        NewConsent consent = new NewConsent(
                "service-delivery", List.of("guichet"), List.of("income"), "2026-1", "fr", "PORTAL", null);
        return transaction(Installation.citizen(client), () -> consents.give(client, consent))
                .id();
    }

    private void withdraw(ClientId client, UUID consent) {
        transaction(Installation.citizen(client), () -> consents.withdraw(consent));
    }

    private List<Reliance> relying(ClientId client, UUID consent) {
        return transaction(Installation.citizen(client), () -> {
            Permit permit = (Permit) disclosures.open(Ask.about(client, Set.of("consents")));
            return reliances.of(permit, consents.find(consent).orElseThrow());
        });
    }

    private String entry(Permit permit, String column) {
        return jdbc.sql("select " + column + "::text from registry.access_log where id = ?")
                .param(permit.entryId())
                .query(String.class)
                .single();
    }

    private ClientId somebody(String givenName) {
        String unique = UUID.randomUUID().toString().replace("-", "").replaceAll("[0-9]", "q");
        List<NewFact> facts = List.of(fact("givenName", givenName), fact("familyName", unique));
        return switch (Installation.as(Installation.importing(), () -> registration.register(facts))) {
            case Registered.New(ClientId client) -> client;
            case Registered other -> throw new IllegalStateException(other.toString());
        };
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DOCUMENT_SEEN,
                Instant.parse("2026-09-01T00:00:00Z"));
    }

    private <T> T transaction(Errand errand, Supplier<T> work) {
        return Acting.as(errand, () -> transactions.execute(status -> work.get()));
    }
}
