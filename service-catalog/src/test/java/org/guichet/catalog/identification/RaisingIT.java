package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.IdentificationMethod;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A client who is signed in shows more of who she is by a code, for this session and for minutes. */
@SpringBootTest(properties = {"guichet.codes.url=http://localhost:9", "guichet.codes.digits=9"})
@ContextConfiguration(initializers = PostgresServer.class)
class RaisingIT {
    private static final Errand SENDING = Errand.of(
            new Actor.Duty("send-codes", "registrar", "identity-verification").forSealedToo(), "identity-verification");
    private static final NewContact WHY = NewContact.of("Raised her session", "en");

    @Autowired
    Raising raising;

    @Autowired
    Contacts contacts;

    @Autowired
    CodeMessages messages;

    @Autowired
    Authorities authorities;

    @Autowired
    Registration registration;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    private final String session = UUID.randomUUID().toString();
    private final Map<UUID, CodeMessage> outbox = new HashMap<>();
    private String mobile = "";
    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
        client = known(60);
    }

    @Test
    void theRightCodeRaisesThisSessionAndNoOther() {
        String another = UUID.randomUUID().toString();
        assertThat(level(session).assurance()).isEqualTo(Assurance.LOW);
        assertThat(level(session).methods())
                .extracting(IdentificationMethod::code)
                .containsExactly(OneTimeCodes.BY_TEXT);
        CodeMessage message = sent(session);
        assertThat(message.to()).isEqualTo(mobile);
        assertThat(level(session).sent())
                .satisfies(sent -> assertThat(sent.attribute()).isEqualTo("telephone.mobile"));

        assertThat(tell(session, message.code())).isInstanceOf(Told.Right.class);

        assertThat(raising.reached(client.value(), session)).contains(Assurance.SUBSTANTIAL);
        assertThat(raising.reached(client.value(), another)).isEmpty();
        assertThat(raising.reached(UUID.randomUUID(), session)).isEmpty();
        assertThat(level(session).assurance()).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(level(session).methods()).isEmpty();
        assertThat(level(another).assurance()).isEqualTo(Assurance.LOW);
        assertThat(level(another).sent()).isNull();
    }

    @Test
    void anotherSessionOfHersCannotTellTheCodeOfThisOne() {
        String another = UUID.randomUUID().toString();
        String code = sent(session).code();

        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> tell(another, code))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("NOT_SENT"));
        sent(another);
        assertThat(tell(another, code)).isInstanceOf(Told.Wrong.class);

        assertThat(raising.reached(client.value(), another)).isEmpty();
        assertThat(raising.reached(client.value(), session)).isEmpty();
    }

    @Test
    void itEndsAfterItsMinutesAndWhenItIsEnded() {
        raised();
        clock.later(
                Duration.ofMinutes(14),
                () -> assertThat(raising.reached(client.value(), session)).contains(Assurance.SUBSTANTIAL));
        clock.later(Duration.ofMinutes(15), () -> {
            assertThat(raising.reached(client.value(), session)).isEmpty();
            assertThat(level(session).assurance()).isEqualTo(Assurance.LOW);
            assertThat(level(session).until()).isNull();
        });

        raising.end(session);

        assertThat(raising.reached(client.value(), session)).isEmpty();
        assertThat(level(session).methods()).isNotEmpty();
    }

    @Test
    void aRepeatedCallAddsNoMinutesAndRevivesNothing() {
        String code = sent(session).code();
        Errand right = Staff.withKey(herself(client), UUID.randomUUID().toString(), "right");
        assertThat(Staff.as(right, () -> raising.tell(session, code))).isInstanceOf(Told.Right.class);

        clock.later(
                Duration.ofMinutes(10),
                () -> assertThat(Staff.as(right, () -> raising.tell(session, code)))
                        .isInstanceOf(Told.Right.class));
        clock.later(
                Duration.ofMinutes(15),
                () -> assertThat(raising.reached(client.value(), session)).isEmpty());
        raising.end(session);
        assertThat(Staff.as(right, () -> raising.tell(session, code))).isInstanceOf(Told.Right.class);

        assertThat(raising.reached(client.value(), session)).isEmpty();
        assertThat(attempts()).hasSize(1);
    }

    @Test
    void sheMayRaiseItAgain() {
        raised();
        raising.end(session);
        raised();
        assertThat(raising.reached(client.value(), session)).contains(Assurance.SUBSTANTIAL);
        clock.later(Duration.ofHours(3), () -> {
            raised();
            assertThat(raising.reached(client.value(), session)).contains(Assurance.SUBSTANTIAL);
        });
    }

    @Test
    void wrongCodesCountInWhateverSession() {
        for (int failed = 0; failed < 3; failed++) {
            assertThat(tell(session, otherThan(failed == 0 ? sent(session).code() : newest().code())))
                    .isInstanceOf(Told.Wrong.class);
        }
        assertThat(tell(session, newest().code())).isInstanceOf(Told.Locked.class);
        assertThat(send(session)).isInstanceOf(Sent.Locked.class);
        String another = UUID.randomUUID().toString();
        String code = sent(another).code();
        for (int failed = 0; failed < 2; failed++) {
            assertThat(tell(another, otherThan(code))).isInstanceOf(Told.Wrong.class);
        }

        assertThat(tell(another, code)).isInstanceOf(Told.Locked.class);
        assertThat(send(UUID.randomUUID().toString())).isInstanceOf(Sent.Locked.class);
        assertThat(raising.reached(client.value(), another)).isEmpty();
    }

    @Test
    void codesAreCountedInAllHerSessions() {
        for (int sent = 0; sent < 3; sent++) {
            assertThat(send(UUID.randomUUID().toString())).isInstanceOf(Sent.Code.class);
        }
        assertThat(send(session)).isInstanceOf(Sent.TooMany.class);
    }

    @Test
    void aNewNumberServesNobody() {
        client = known(3);
        assertThat(send(session)).isInstanceOf(Sent.NoDestination.class);
    }

    @Test
    void nothingIsSentToWhoeverNeedsNone() {
        Errand surer = signedIn(client, Assurance.SUBSTANTIAL, null);
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Staff.as(surer, () -> raising.send(session, WHY, null)))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("NOTHING_TO_RAISE"));
        assertThat(Staff.as(surer, () -> raising.level(session)).methods()).isEmpty();
    }

    @Test
    void whomeverSheActsForItIsHerOwnTelephone() {
        ClientId represented = client;
        client = known(60);
        Errand acting = signedIn(client, Assurance.LOW, represented.value());

        assertThat(Staff.as(acting, () -> raising.send(session, WHY, null))).isInstanceOf(Sent.Code.class);

        assertThat(newest().to()).isEqualTo(mobile);
        assertThat(Staff.as(acting, () -> raising.tell(session, newest().code())))
                .isInstanceOf(Told.Right.class);
        assertThat(raising.reached(client.value(), session)).contains(Assurance.SUBSTANTIAL);
        assertThat(raising.reached(represented.value(), session)).isEmpty();
        assertThat(ledger(represented)).noneMatch(entry -> entry.kind() == AccessEntry.Kind.IDENTIFICATION);
    }

    @Test
    void isForNobodyButClients() {
        Errand agent = new Errand(
                new Actor.Person("an-agent", Set.of(Role.AGENT), "Rimouski"),
                null,
                "IN_PERSON",
                null,
                "service-delivery",
                Assurance.LOW,
                null);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(agent, () -> raising.send(session, WHY, null)));
        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Staff.as(herself(client), () -> contacts.open(WHY)));
    }

    @Test
    void isInHerLedgerWithWhatWasReadAndTheResult() {
        String code = sent(session).code();
        tell(session, otherThan(code));
        tell(session, code);

        assertThat(ledger(client))
                .anySatisfy(entry -> {
                    assertThat(entry.actorKind()).isEqualTo("DUTY");
                    assertThat(entry.attributes()).contains("telephone.mobile");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.reason()).isEqualTo("one-time-code:FAILED");
                    assertThat(entry.actorKind()).isEqualTo("CLIENT");
                    assertThat(entry.relation()).isEqualTo("self");
                })
                .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("one-time-code:PASSED"));
        assertThat(attempts())
                .extracting(Attempt::method, Attempt::channel, Attempt::result)
                .containsExactly(
                        tuple("one-time-code", "ONLINE", Attempt.Result.FAILED),
                        tuple("one-time-code", "ONLINE", Attempt.Result.PASSED));
    }

    @Test
    void ofTwoWhoBeginAtOnceOneContactIsOpened() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Sent>> both = Stream.of(1, 2)
                    .map(node -> nodes.submit(() -> {
                        together.await();
                        return send(session);
                    }))
                    .toList();
            for (Future<Sent> one : both) {
                assertThat(one.get()).isInstanceOf(Sent.Code.class);
            }
        }
        assertThat(jdbc.sql("select count(distinct contact_id) from catalog.identification_code where client_id = ?")
                        .param(client.value())
                        .query(Integer.class)
                        .single())
                .isOne();
        assertThat(tell(session, newest().code())).isInstanceOf(Told.Right.class);
    }

    private void raised() {
        assertThat(tell(session, sent(session).code())).isInstanceOf(Told.Right.class);
    }

    private Raising.Level level(String of) {
        return Staff.as(herself(client), () -> raising.level(of));
    }

    private Sent send(String to) {
        return Staff.as(herself(client), () -> raising.send(to, WHY, null));
    }

    private CodeMessage sent(String to) {
        assertThat(send(to)).isInstanceOf(Sent.Code.class);
        return newest();
    }

    private Told tell(String to, String code) {
        return Staff.as(herself(client), () -> raising.tell(to, code));
    }

    private static Errand herself(ClientId client) {
        return signedIn(client, Assurance.LOW, null);
    }

    private static Errand signedIn(ClientId client, Assurance assurance, @Nullable UUID onBehalfOf) {
        return new Errand(new Actor.Client(client.value()), onBehalfOf, "ONLINE", null, "own-record", assurance, null);
    }

    private static String otherThan(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    /** What she would read, of the newest code that was sent to her. */
    private CodeMessage newest() {
        Acting.as(SENDING, () -> messages.claim(1000)).forEach(one -> outbox.put(one.id(), one));
        UUID newest = jdbc.sql("""
                select id from catalog.identification_code where client_id = ?
                order by (ended is null) desc, made_at desc, id desc limit 1""").param(client.value()).query(UUID.class).single();
        return Objects.requireNonNull(outbox.get(newest));
    }

    private List<Attempt> attempts() {
        UUID contact = jdbc.sql("select contact_id from catalog.raised_session where session = ?")
                .param(session)
                .query(UUID.class)
                .single();
        return Staff.as(herself(client), () -> contacts.attempts(contact));
    }

    private List<LoggedEntry> ledger(ClientId of) {
        return transaction
                .execute(status ->
                        trail.about(Set.of(of), Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0))
                .items();
    }

    private ClientId known(int daysAgo) {
        mobile = Unlike.aPhoneNumber();
        List<NewFact> facts = List.of(
                fact("telephone.mobile", mobile, Verification.DOCUMENT_SEEN, daysAgo),
                fact("givenName", Unlike.aName(), Verification.DECLARED, 60),
                fact("familyName", Unlike.aName(), Verification.DECLARED, 60));
        return ((Registered.New) Staff.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    private NewFact fact(String attribute, Object value, Verification verification, int daysAgo) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                verification,
                clock.instant().minus(daysAgo, ChronoUnit.DAYS));
    }
}
