package org.guichet.catalog.telling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.guichet.catalog.clientview.FactRecipient;
import org.guichet.catalog.clientview.FactRecipients;
import org.guichet.catalog.clientview.RecipientList;
import org.guichet.catalog.dispatch.ClaimedDispatch;
import org.guichet.catalog.dispatch.Decision;
import org.guichet.catalog.dispatch.SendDecision;
import org.guichet.catalog.dispatch.Sending;
import org.guichet.catalog.programme.Programme;
import org.guichet.catalog.programme.Programmes;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.registration.AnsweredFacts;
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

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class CorrectionNoticesIT {
    private static final Errand TELLING =
            Errand.of(new Actor.Duty("tell-of-corrections", "officer.test", "test-service"), "benefit-administration");
    private static final Errand DELIVERING =
            Errand.of(new Actor.Duty("deliver-dispatches", "officer.test", "test-service"), "benefit-administration");

    @Autowired
    private CorrectionNotices notices;

    @Autowired
    private Correcting correcting;

    @Autowired
    private AnsweredFacts answered;

    @Autowired
    private Registration registration;

    @Autowired
    private FactRecipients recipients;

    @Autowired
    private RecipientList list;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Authorities authorities;

    @Autowired
    private Programmes programmes;

    @Autowired
    private Sending sending;

    @Autowired
    private SendDecision decision;

    @Autowired
    private TransactionOperations transaction;

    @Autowired
    private JdbcClient jdbc;

    private String programme = "";
    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void aClientWhoseAddressAProgrammeGot() {
        Installation.declare(authorities);
        programme = "t" + UUID.randomUUID().toString().substring(0, 8);
        programmes.declare(new Programme(
                programme,
                "The programme " + programme,
                "Le programme " + programme,
                "ESDC",
                "test-programme",
                "guichet.programmes.x.url",
                "{}"));
        Acting.run(Installation.importing(), () -> {
            authorities.declare(List.of(ground(programme)));
            client = ((Registered.New) registration.register(List.of(
                            fact(
                                    "familyName",
                                    "T" + UUID.randomUUID().toString().replaceAll("[^a-f]", "q")),
                            fact("address.line", "1 Main Street"))))
                    .client();
        });
        share(programme);
    }

    @Test
    void eachRecipientIsToldOnceHoweverManyTakeWhatIsDue() throws Exception {
        correct("2 Main Street");
        try (ExecutorService nodes = Executors.newFixedThreadPool(3)) {
            Callable<Integer> node = () -> Acting.as(TELLING, notices::tellDue);
            for (Future<Integer> done : nodes.invokeAll(List.of(node, node, node))) {
                done.get();
            }
        }
        Acting.as(TELLING, notices::tellDue);

        assertThat(dispatches()).isEqualTo(1);
        assertThat(told()).singleElement().satisfies(notice -> {
            assertThat(notice.recipient()).isEqualTo(programme);
            assertThat(notice.state()).isEqualTo("DUE");
        });
    }

    @Test
    void tellsTheValueHeldWhenItIsSentAndLogsTheShare() {
        correct("2 Main Street");
        Acting.as(TELLING, notices::tellDue);

        Decision.Permitted permitted = (Decision.Permitted) send();

        assertThat(permitted.dispatch().kind()).isEqualTo("correction-notice");
        assertThat(permitted.content())
                .containsEntry("attribute", "address.line")
                .containsEntry("value", "2 Main Street")
                .containsKeys("correctionId", "correctedAt");
        sending.confirm(permitted.dispatch().id(), permitted.dispatch().fence(), "receipt");
        assertThat(told())
                .singleElement()
                .satisfies(notice -> assertThat(notice.toldAt()).isNotNull());
        assertThat(inWords())
                .extracting(FactRecipient::telling)
                .containsExactly(FactRecipient.Telling.NONE, FactRecipient.Telling.TOLD);
    }

    @Test
    void saysInWordsWhoGotAFactUnderWhichLawAndThatACorrectionWaits() {
        assertThat(inWords()).singleElement().satisfies(one -> {
            assertThat(one.recipient()).isEqualTo("The programme " + programme);
            assertThat(one.laws()).containsExactly("Test Act, s. 3");
            assertThat(one.consented()).isFalse();
            assertThat(one.telling()).isEqualTo(FactRecipient.Telling.NONE);
            assertThat(one.correctedAt()).isNull();
        });

        correct("2 Main Street");
        Acting.as(TELLING, notices::tellDue);

        assertThat(inWords()).singleElement().satisfies(one -> {
            assertThat(one.telling()).isEqualTo(FactRecipient.Telling.WAITING);
            assertThat(one.correctedAt()).isNotNull();
            assertThat(one.toldAt()).isNull();
        });
    }

    @Test
    void whoeverHasNoBasisAnyMoreIsNotToldAndTheReasonIsListed() {
        correct("2 Main Street");
        Acting.as(TELLING, notices::tellDue);
        jdbc.sql("update registry.authority set valid_to = ? where code = ?")
                .params(java.sql.Date.valueOf(LocalDate.of(2020, 1, 1)), "ground-" + programme)
                .update();

        assertThat(send()).isInstanceOf(Decision.Stopped.class);
        assertThat(told()).singleElement().satisfies(notice -> {
            assertThat(notice.state()).isEqualTo("STOPPED");
            assertThat(notice.reason()).isEqualTo("withheld:address.line");
        });
        assertThat(inWords()).extracting(FactRecipient::telling).containsExactly(FactRecipient.Telling.NOT_ALLOWED);
    }

    @Test
    void aRecipientThatIsNoProgrammeIsListedWithTheReason() {
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(ground("gone-" + programme))));
        share("gone-" + programme);
        correct("2 Main Street");
        Acting.as(TELLING, notices::tellDue);

        assertThat(told())
                .anySatisfy(notice -> {
                    assertThat(notice.recipient()).isEqualTo("gone-" + programme);
                    assertThat(notice.reason()).isEqualTo("no-such-programme");
                })
                .hasSize(2);
    }

    @Test
    void whoGotTheAddressIsToldWhatAnAnswerSaysOfIt() {
        Acting.as(
                Installation.citizen(client),
                () -> transaction.execute(status -> {
                    answered.record(
                            disclosures
                                    .open(Ask.about(client, Set.of("address.line")))
                                    .orRefuse(),
                            List.of(told("3 Main Street")));
                    return true;
                }));
        Acting.as(TELLING, notices::tellDue);

        assertThat(((Decision.Permitted) send()).content()).containsEntry("value", "3 Main Street");
    }

    @Test
    void nobodyIsToldOfWhatAnAgentWouldOverwriteWithoutHavingSeenIt() {
        Acting.run(
                Installation.citizen(client),
                () -> correcting.tell(client, List.of(told("5 Main Street")), Map.of(), null));

        assertThat(Acting.as(Installation.citizen(client), () -> correcting.seen(client, "address.line"))
                        .value())
                .isEqualTo("1 Main Street");
        assertThat(jdbc.sql("select count(*) from catalog.correction_due where client_id = ?")
                        .param(client.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whoGotTheAddressIsToldThatItWasWithdrawn() {
        correct(Unknown.VALUE);
        Acting.as(TELLING, notices::tellDue);

        assertThat(((Decision.Permitted) send()).content())
                .containsEntry("attribute", "address.line")
                .containsEntry("withdrawn", true)
                .doesNotContainKey("value");
    }

    @Test
    void nobodyIsToldOfACorrectionThatWasRolledBack() {
        assertThatThrownBy(() -> transaction.executeWithoutResult(status -> {
                    correct("2 Main Street");
                    throw new IllegalStateException("rolled back");
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(jdbc.sql("select count(*) from catalog.correction_due where client_id = ?")
                        .param(client.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void whatWasGivenAfterwardsOrOfAnotherAttributeIsNoReasonToTell() {
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(ground("later" + programme))));
        correct("2 Main Street");
        share("later" + programme);
        Acting.as(TELLING, notices::tellDue);

        assertThat(told()).extracting(Notice::recipient).containsExactly(programme);
    }

    private void correct(Object line) {
        Errand citizen = Installation.citizen(client);
        Fact seen = Acting.as(citizen, () -> correcting.seen(client, "address.line"));
        Acting.as(
                citizen,
                () -> correcting.tell(
                        client, List.of(told(line)), Map.of("address.line", seen.id()), "a wrong number"));
    }

    private static NewFact told(Object line) {
        Source portal = new Source(Source.Kind.CLIENT, "portal");
        return new NewFact("address.line", line, portal, Verification.DECLARED, Instant.now());
    }

    private void share(String recipient) {
        Acting.as(
                DELIVERING,
                () -> transaction.execute(status -> disclosures
                        .open(Ask.about(client, Set.of("address.line")).to(recipient))
                        .orRefuse()));
    }

    private Decision send() {
        return Acting.as(DELIVERING, () -> {
            ClaimedDispatch claimed = sending.claimDue(programme, 1, "worker").getFirst();
            return decision.decide(claimed);
        });
    }

    private FactRecipients.Recipients recipients() {
        return Acting.as(Installation.citizen(client), () -> recipients.of(client, "address.line", 50, 0));
    }

    private List<FactRecipient> inWords() {
        return Acting.as(
                Installation.citizen(client),
                () -> list.of(client, "address.line", 50, 0, Locale.ENGLISH).items());
    }

    private List<Notice> told() {
        return recipients().notices();
    }

    private long dispatches() {
        return jdbc.sql("select count(*) from catalog.dispatch where subject_client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single();
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.AGENT, "counter"),
                Verification.DECLARED,
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    private static Declared ground(String recipient) {
        return new Declared.OfAuthority(
                "ground-" + recipient,
                Authority.Kind.STATUTE,
                "CA",
                "Test Act",
                "Loi d’essai",
                "s. 3",
                "guichet",
                recipient,
                List.of("address"),
                List.of("benefit-administration"),
                "Notice",
                "Avis",
                LocalDate.of(2000, 1, 1),
                null,
                null);
    }
}
