package org.guichet.registry.disclosure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.identity.Criteria;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Where what a decision rests on cannot be read, it is refused, and the refusal is in the log (rule 11). */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class FailingClosedIT {
    private static final String REFUSED = "grounds-unreadable";

    @Autowired
    private RecipientDecisions decisions;

    @Autowired
    private Searching searching;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    private ClientId rose = new ClientId(new UUID(0, 0));

    @BeforeEach
    void roseIsKnown() {
        Installation.declare(authorities);
        rose = ((Registered.New) register()).client();
    }

    @ParameterizedTest
    @ValueSource(strings = {"purpose", "authority", "consent", "consent_event"})
    void refusesWhatNobodyCanTellTheGroundsOfAndEntersTheRefusal(String table) {
        DisclosureRefused refused = without(table, () -> decide());

        assertThat(entry(refused)).containsEntry("kind", "REFUSAL").containsEntry("reason", REFUSED);
        assertThat(subjects(refused)).containsExactly(rose.value());
        assertThat(decide()).as("once it can be read again").isInstanceOf(Permit.class);
    }

    @Test
    void refusesWhereTheClientCannotBeReadAndBringsNobodyIntoTheLog() {
        DisclosureRefused refused = without("fact", () -> decide());

        assertThat(entry(refused)).containsEntry("kind", "REFUSAL").containsEntry("reason", REFUSED);
        assertThat(subjects(refused)).isEmpty();
    }

    @Test
    void refusesASearch() {
        UUID contact = contacts.open(Assurance.HIGH, null);

        DisclosureRefused refused = without(
                "authority",
                () -> Acting.as(
                        Installation.agent(contact),
                        () -> searching.search(new Criteria(
                                ClientKind.PERSON, Map.of("familyName", "Okafor", "dateOfBirth", "1960-02-03")))));

        assertThat(entry(refused)).containsEntry("kind", "REFUSAL").containsEntry("reason", REFUSED);
        assertThat(entry(refused))
                .hasEntrySatisfying(
                        "attributes", names -> assertThat((String) names).contains("familyName"));
    }

    @Test
    void refusesToCollectAndKeepsNothing() {
        long before = clients();

        DisclosureRefused refused = without("authority", this::register);

        assertThat(entry(refused)).containsEntry("kind", "REFUSAL").containsEntry("reason", REFUSED);
        assertThat(clients()).isEqualTo(before);
    }

    /** As the duties that look at many do. */
    @Test
    void entersTheRefusalOfATransactionThatNoUseCaseIsAround() {
        DisclosureRefused refused = without(
                "authority",
                () -> Acting.run(
                        Installation.importing(),
                        () -> transactions.executeWithoutResult(
                                status -> disclosures.collect(List.of(rose), "registration", Set.of("givenName")))));

        assertThat(entry(refused)).containsEntry("kind", "REFUSAL").containsEntry("reason", REFUSED);
    }

    private Disclosure decide() {
        Errand programme = new Errand(
                new Actor.Programme("oas"), null, "PARTNER", null, "benefit-administration", Assurance.HIGH, null);
        return Acting.as(
                programme, () -> decisions.decide(rose, "oas", "benefit-administration", List.of("givenName")));
    }

    private Registered register() {
        String unique = UUID.randomUUID().toString().replaceAll("[-0-9]", "q");
        return Installation.as(
                Installation.importing(),
                () -> registration.register(List.of(fact("givenName", "Rose"), fact("familyName", unique))));
    }

    /** As if the table were out of reach, for as long as the work takes. */
    private DisclosureRefused without(String table, Runnable work) {
        jdbc.sql("alter table registry." + table + " rename to out_of_reach").update();
        try {
            DisclosureRefused refused = catchThrowableOfType(DisclosureRefused.class, work::run);
            assertThat(refused).isNotNull();
            assertThat(refused.reason()).isEqualTo(Reason.GROUNDS_UNREADABLE);
            return refused;
        } finally {
            jdbc.sql("alter table registry.out_of_reach rename to " + table).update();
        }
    }

    private Map<String, Object> entry(DisclosureRefused refused) {
        return jdbc.sql("select kind, reason, attributes::text from registry.access_log where id = ?")
                .param(refused.entryId())
                .query()
                .singleRow();
    }

    private List<UUID> subjects(DisclosureRefused refused) {
        return jdbc.sql("select client_id from registry.access_log_subject where entry_id = ?")
                .param(refused.entryId())
                .query(UUID.class)
                .list();
    }

    private long clients() {
        return jdbc.sql("select count(*) from registry.client")
                .query(Long.class)
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
