package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.StatementCount;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** A proposal says what a fact says: it is seen by whoever may see the fact. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class ProposalsSeenIT {
    private static final String BORN = "1961-05-04";

    @Autowired
    private Correcting correcting;

    @Autowired
    private Reviewing reviewing;

    @Autowired
    private Representations representations;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private StatementCount statements;

    @Autowired
    private JdbcClient jdbc;

    private ClientId rose = new ClientId(new UUID(0, 0));

    @BeforeEach
    void itIsProposedThatRoseWasBornOnAnotherDay() {
        rose = people.somebody().client();
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, rose));
        UUID version =
                Acting.as(agent, () -> correcting.seen(rose, "dateOfBirth")).id();
        NewFact fact = new NewFact(
                "dateOfBirth",
                BORN,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DOCUMENT_SEEN,
                Instant.now());
        Acting.run(
                agent,
                () -> correcting.tell(rose, List.of(fact), Map.of("dateOfBirth", version), "as on her passport"));
    }

    @Test
    void whoeverMaySeeTheFactSeesWhatIsProposedAndWhatIsHeld() {
        assertThat(of(Installation.citizen(rose))).singleElement().satisfies(one -> {
            assertThat(one.value()).isEqualTo(BORN);
            assertThat(one.held()).isNotNull();
            assertThat(one.overtaken()).isFalse();
        });
        assertThat(jdbc.sql("""
                select e.attributes from registry.access_log_subject s
                join registry.access_log e on e.at = s.at and e.id = s.entry_id
                where s.client_id = ? order by e.at desc limit 1
                """)
                        .param(rose.value())
                        .query((row, number) -> (String[]) row.getArray(1).getArray())
                        .single())
                .containsExactlyInAnyOrder("corrections", "dateOfBirth");
    }

    @Test
    void whoeverMayNotSeeTheFactSeesNoProposalAboutIt() {
        assertThat(of(representing(Set.of("correction", "contact-point")))).isEmpty();
        assertThat(of(representing(Set.of("correction", "identity"))))
                .singleElement()
                .satisfies(one -> assertThat(one.value()).isEqualTo(BORN));
    }

    @Test
    void whoeverMaySeeNoCorrectionsSeesNone() {
        assertThatThrownBy(() -> of(representing(Set.of("identity"))))
                .isInstanceOfSatisfying(
                        org.guichet.registry.disclosure.DisclosureRefused.class,
                        refused -> assertThat(refused.reason().code()).isEqualTo("representation-out-of-scope"));
    }

    @Test
    void aSealedClientAndNobodyAnswerAlikeInAsManyStatements() {
        people.seal(rose);
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, null));

        int ofSealed = refused(agent, rose);
        List<String> asked = lastRefused(agent);

        assertThat(refused(agent, new ClientId(UUID.randomUUID()))).isEqualTo(ofSealed);
        assertThat(lastRefused(agent)).isEqualTo(asked).containsExactly("corrections");
        people.unseal(rose);
    }

    private int refused(Errand errand, ClientId client) {
        statements.reset();
        assertThatThrownBy(() -> Acting.as(errand, () -> reviewing.of(client))).isInstanceOf(NotFound.class);
        return statements.count();
    }

    /** What an officer who may not know of her reads of the refusal. */
    private List<String> lastRefused(Errand errand) {
        return jdbc.sql("""
                        select attributes from registry.access_log where contact_id = ? and kind = 'REFUSAL'
                        order by at desc limit 1
                        """)
                .param(errand.contactId())
                .query((row, number) -> List.of((String[]) row.getArray(1).getArray()))
                .single();
    }

    private List<Proposal.Opened> of(Errand errand) {
        return Acting.as(errand, () -> reviewing.of(rose));
    }

    private Errand representing(Set<String> categories) {
        ClientId paul = people.somebody().client();
        Represented represented = new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false);
        Acting.run(
                people.agent(),
                () -> transactions.executeWithoutResult(status -> representations.record(
                        represented, PowersOfAttorney.forProperty(paul, categories, Set.of("*"), true))));
        return Installation.citizen(paul).onBehalf(rose.value());
    }
}
