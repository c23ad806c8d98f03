package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.OneTimeCodes.Sent;
import org.guichet.catalog.identification.OneTimeCodes.Told;
import org.guichet.registry.EveryRow;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.Role;
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.consent.Authority;
import org.guichet.registry.consent.Declared;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A caller tells the code that went to her telephone; whoever serves never sees it. */
@SpringBootTest(
        properties = {"guichet.codes.url=http://localhost:9", "guichet.codes.digits=9", "guichet.codes.per-account=10"})
@ContextConfiguration(initializers = PostgresServer.class)
class OneTimeCodesIT {
    private static final Errand SENDING = Errand.of(
            new Actor.Duty("send-codes", "registrar", "identity-verification").forSealedToo(), "identity-verification");

    @Autowired
    OneTimeCodes codes;

    @Autowired
    CodeMessages messages;

    @Autowired
    Contacts contacts;

    @Autowired
    Authorities authorities;

    @Autowired
    Registration registration;

    @Autowired
    Disclosures disclosures;

    @Autowired
    Protecting protecting;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MovableClock clock;

    /** An account a test: so many codes an hour and no more are one account's. */
    private final Errand telephone = telephone("call-agent-" + UUID.randomUUID());

    private final Map<UUID, CodeMessage> outbox = new HashMap<>();

    /** Of whoever became known last. */
    private String mobile = "";

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @Test
    void theRightCodeRaisesTheCallerAndTheDoorOpens() {
        ClientId client = known(60);
        UUID contact = opened();
        assertThat(opens(contact, client)).isInstanceOf(Disclosure.Refusal.class);

        SentCode sent = sent(contact, client);
        CodeMessage message = message(contact);
        Contact after = right(contact, message.code());

        assertThat(sent.attribute()).isEqualTo("telephone.mobile");
        assertThat(sent.destination()).isEmpty();
        assertThat(message.to()).isEqualTo(mobile);
        assertThat(message.code()).matches("[0-9]{9}");
        assertThat(after.callerAssurance()).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(after.clientId()).isEqualTo(client.value());
        assertThat(attempts(contact)).singleElement().satisfies(attempt -> {
            assertThat(attempt.method()).isEqualTo("one-time-code");
            assertThat(attempt.result()).isEqualTo(Attempt.Result.PASSED);
            assertThat(attempt.clientId()).isEqualTo(client.value());
            assertThat(attempt.evidence()).isNull();
        });
        assertThat(opens(contact, client)).isInstanceOf(Disclosure.Permit.class);
    }

    @Test
    void aWrongCodeCountsAndAfterTooManyTheRightOneDoesNot() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();

        for (int failed = 0; failed < 3; failed++) {
            assertThat(tell(contact, otherThan(code))).isInstanceOf(Told.Wrong.class);
        }

        assertThat(tell(contact, code)).isInstanceOf(Told.Locked.class);
        assertThat(send(contact, client, null)).isInstanceOf(Sent.Locked.class);
        assertThat(attempts(contact))
                .extracting(Attempt::result)
                .containsOnly(Attempt.Result.FAILED)
                .hasSize(3);
        assertThat(Staff.as(telephone, () -> contacts.own(contact)).callerAssurance())
                .isEqualTo(Assurance.NONE);
    }

    @Test
    void aCodeItselfEndsAfterTooManyTriesWhateverContactsLock() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();
        jdbc.sql("update catalog.identification_code set failures = 2 where contact_id = ?")
                .param(contact)
                .update();

        assertThat(tell(contact, otherThan(code))).isInstanceOf(Told.Wrong.class);

        assertThat(tell(contact, code)).isInstanceOf(Told.Locked.class);
        assertThat(attempts(contact)).hasSize(1);
    }

    @Test
    void aLateCodeFails() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();

        clock.later(
                Duration.ofMinutes(10), () -> assertThat(tell(contact, code)).isInstanceOf(Told.Wrong.class));

        assertThat(attempts(contact)).extracting(Attempt::result).containsExactly(Attempt.Result.FAILED);
    }

    @Test
    void aCodeIsUsedOnceAndInItsOwnContactAlone() {
        ClientId client = known(60);
        UUID contact = opened();
        UUID another = opened();
        sent(contact, client);
        String code = message(contact).code();
        right(contact, code);

        assertThat(tell(contact, code)).isInstanceOf(Told.Wrong.class);
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> tell(another, code))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("NOT_SENT"));
        sent(another, client);
        assertThat(tell(another, code)).isInstanceOf(Told.Wrong.class);
        assertThat(attempts(contact))
                .extracting(Attempt::result)
                .containsExactly(Attempt.Result.PASSED, Attempt.Result.FAILED);
    }

    @Test
    void anotherCodeTakesThePlaceOfTheFirst() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String first = message(contact).code();
        sent(contact, client);
        String second = message(contact).code();

        assertThat(second).isNotEqualTo(first);
        assertThat(tell(contact, first)).isInstanceOf(Told.Wrong.class);
        assertThat(tell(contact, second)).isInstanceOf(Told.Right.class);
    }

    @Test
    void ofTwoWhoTellItAtOnceOneIsRight() throws Exception {
        for (int round = 0; round < 3; round++) {
            ClientId client = known(60);
            UUID contact = opened();
            sent(contact, client);
            String code = message(contact).code();
            CountDownLatch together = new CountDownLatch(1);
            List<Future<Told>> both = new ArrayList<>();
            try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
                for (int node = 0; node < 2; node++) {
                    both.add(nodes.submit(() -> {
                        together.await();
                        return tell(contact, code);
                    }));
                }
                together.countDown();
                List<Told> told = List.of(both.getFirst().get(), both.getLast().get());
                assertThat(told).filteredOn(Told.Right.class::isInstance).hasSize(1);
                assertThat(told).filteredOn(Told.Wrong.class::isInstance).hasSize(1);
            }
        }
    }

    @Test
    void goesNowhereThatIsNewOldOnlySaidOrRefused() {
        String number = Unlike.aPhoneNumber();
        List<List<NewFact>> none = List.of(
                List.of(),
                List.of(mobile(number, Verification.DOCUMENT_SEEN, 3)),
                List.of(mobile(number, Verification.DOCUMENT_SEEN, 900)),
                List.of(mobile(number, Verification.DECLARED, 60)),
                List.of(
                        mobile(number, Verification.DOCUMENT_SEEN, 200),
                        mobile(Unlike.aPhoneNumber(), Verification.DOCUMENT_SEEN, 3)),
                List.of(
                        mobile(number, Verification.SOURCE_VERIFIED, 60),
                        fact("telephone.textMessages", false, Verification.DECLARED, 1)));
        for (List<NewFact> facts : none) {
            UUID contact = opened();
            assertThat(send(contact, register(facts), null))
                    .as(facts.toString())
                    .isInstanceOf(Sent.NoDestination.class);
            assertThat(Staff.as(telephone, () -> codes.newest(contact))).isEmpty();
        }
        for (List<NewFact> facts : List.of(
                List.of(mobile(number, Verification.DOCUMENT_SEEN, 31)),
                List.of(
                        mobile(number, Verification.SOURCE_VERIFIED, 60),
                        fact("telephone.textMessages", true, Verification.DECLARED, 1)))) {
            assertThat(send(opened(), register(facts), null)).isInstanceOf(Sent.Code.class);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Source.Kind.class,
            names = {"PROGRAMME", "REGISTER"})
    void goesNowhereThatAProgrammeSaysToHaveKnownForLong(Source.Kind kind) {
        Acting.run(Installation.importing(), () -> authorities.declare(List.of(numbersOfAnotherOffice())));
        ClientId client = register(List.of(new NewFact(
                "telephone.mobile",
                Unlike.aPhoneNumber(),
                new Source(kind, "number-office"),
                Verification.SOURCE_VERIFIED,
                clock.instant().minus(60, ChronoUnit.DAYS))));

        assertThat(send(opened(), client, null)).isInstanceOf(Sent.NoDestination.class);
        clock.later(
                Duration.ofDays(31),
                () -> assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class));
    }

    @Test
    void goesNowhereWhereSheCouldSayNoByNothingThatIsKnown() {
        ClientId client = known(60);
        try {
            unlessNo("telephone.noSuchThing");
            assertThat(send(opened(), client, null)).isInstanceOf(Sent.NoDestination.class);
            unlessNo("familyName");
            assertThat(send(opened(), client, null)).isInstanceOf(Sent.NoDestination.class);
        } finally {
            unlessNo("telephone.textMessages");
        }
        assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class);
    }

    @Test
    void showsItsEndWhereCallersAreNotAskedForIt() {
        ClientId client = known(60);
        UUID contact = opened();
        SentCode sent;
        try {
            askedFor("telephone.mobile", false);
            sent = sent(contact, client);
        } finally {
            askedFor("telephone.mobile", true);
        }

        assertThat(sent.destination()).endsWith(mobile.substring(mobile.length() - 2));
        assertThat(sent.destination()).doesNotContain(mobile.substring(mobile.length() - 4));
        assertThat(Staff.as(telephone, () -> codes.newest(contact))
                        .orElseThrow()
                        .destination())
                .isEmpty();
    }

    @Test
    void theOneThatCountsIsTheNewestWhateverClocksSay() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        sent(contact, client);
        jdbc.sql("""
                update catalog.identification_code set made_at = made_at - interval '1 minute'
                where contact_id = ? and ended is null""").param(contact).update();
        claim();
        UUID counts = jdbc.sql("select id from catalog.identification_code where contact_id = ? and ended is null")
                .param(contact)
                .query(UUID.class)
                .single();

        assertThat(tell(contact, Objects.requireNonNull(outbox.get(counts)).code()))
                .isInstanceOf(Told.Right.class);
    }

    @Test
    void byEmailItReachesLittle() {
        String email = Unlike.aName() + "@example.ca";
        ClientId client = register(List.of(fact("email", email, Verification.DOCUMENT_SEEN, 60)));
        UUID contact = opened();

        assertThat(send(contact, client, OneTimeCodes.BY_TEXT)).isInstanceOf(Sent.NoDestination.class);
        Sent sent = send(contact, client, OneTimeCodes.BY_EMAIL);

        assertThat(((Sent.Code) sent).code().destination()).isEmpty();
        assertThat(((Sent.Code) sent).code().attribute()).isEqualTo("email");
        CodeMessage message = message(contact);
        assertThat(message.isEmail()).isTrue();
        assertThat(right(contact, message.code()).callerAssurance()).isEqualTo(Assurance.LOW);
    }

    @Test
    void areNotSentToOneClientWithoutEnd() {
        ClientId client = known(60);
        for (int sent = 0; sent < 3; sent++) {
            assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class);
        }

        assertThat(send(opened(), client, null)).isInstanceOf(Sent.TooMany.class);
        clock.later(
                Duration.ofMinutes(61),
                () -> assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class));
    }

    @Test
    void areNotSentToOneClientAllDayLong() {
        ClientId client = known(60);
        for (int sent = 0; sent < 3; sent++) {
            assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class);
        }
        clock.later(Duration.ofMinutes(61), () -> {
            for (int sent = 0; sent < 3; sent++) {
                assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class);
            }
        });

        clock.later(
                Duration.ofMinutes(122),
                () -> assertThat(send(opened(), client, null)).isInstanceOf(Sent.TooMany.class));
        clock.later(
                Duration.ofHours(25).plusMinutes(2),
                () -> assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class));
    }

    @Test
    void areNotSentByOneAccountWithoutEnd() {
        for (int sent = 0; sent < 10; sent++) {
            assertThat(send(opened(), known(60), null)).isInstanceOf(Sent.Code.class);
        }
        ClientId client = known(60);

        assertThat(send(opened(), client, null)).isInstanceOf(Sent.TooMany.class);
        Errand another = telephone("call-agent-" + UUID.randomUUID());
        assertThat(sentBy(another, client)).isInstanceOf(Sent.Code.class);
        clock.later(
                Duration.ofMinutes(61),
                () -> assertThat(send(opened(), client, null)).isInstanceOf(Sent.Code.class));
    }

    @Test
    void ofTwoWhoSendTheLastOneAtOnceOneDoes() throws Exception {
        for (int round = 0; round < 3; round++) {
            ClientId client = known(60);
            Errand account = telephone("call-agent-" + UUID.randomUUID());
            for (int sent = 0; sent < 2; sent++) {
                assertThat(sentBy(account, client)).isInstanceOf(Sent.Code.class);
            }
            assertOneOfTwo(() -> sentBy(account, client), () -> sentBy(account, client));
        }
    }

    @Test
    void ofTwoClientsOfOneAccountAtOnceTheLastIsSentToOne() throws Exception {
        for (int round = 0; round < 3; round++) {
            Errand account = telephone("call-agent-" + UUID.randomUUID());
            for (int sent = 0; sent < 9; sent++) {
                assertThat(sentBy(account, known(60))).isInstanceOf(Sent.Code.class);
            }
            ClientId one = known(60);
            ClientId another = known(60);
            assertOneOfTwo(() -> sentBy(account, one), () -> sentBy(account, another));
        }
    }

    private static void assertOneOfTwo(Callable<Sent> one, Callable<Sent> another) throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            List<Future<Sent>> both = Stream.of(one, another)
                    .map(call -> nodes.submit(() -> {
                        together.await();
                        return call.call();
                    }))
                    .toList();
            List<Sent> sent = List.of(both.getFirst().get(), both.getLast().get());
            assertThat(sent).filteredOn(Sent.Code.class::isInstance).hasSize(1);
            assertThat(sent).filteredOn(Sent.TooMany.class::isInstance).hasSize(1);
        }
    }

    @Test
    void areOfNobodyWhoIsHiddenOrNotThere() {
        ClientId hidden = known(60);
        Acting.run(
                Installation.cleared(Installation.privacyOfficer()),
                () -> protecting.seal(
                        hidden,
                        new Protection(
                                "in danger",
                                "test-service",
                                "protection-office",
                                LocalDate.now(ZoneOffset.UTC).plusYears(1))));

        for (UUID client : List.of(hidden.value(), UUID.randomUUID())) {
            assertThatExceptionOfType(NotFound.class)
                    .isThrownBy(() -> Staff.as(telephone, () -> codes.send(opened(), client, null)));
        }
        assertThat(made(hidden)).isZero();
    }

    @Test
    void areNotForWhoeverDidNotOpenTheContact() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();
        Errand another = telephone("another-agent");

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(another, () -> codes.send(contact, client.value(), null)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Staff.as(another, () -> codes.newest(contact)));
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> Staff.as(another, () -> codes.tell(contact, code)));
        assertThat(attempts(contact)).isEmpty();
    }

    @Test
    void isKeptNowhereAndNothingOfItIsLeftOnceItWasSent() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        CodeMessage message = message(contact);

        assertThat(EveryRow.holding(jdbc, message.code())).isEmpty();
        assertThat(message.toString()).doesNotContain(message.code(), mobile);
        assertThat(waiting(message.id())).isOne();
        Acting.run(SENDING, () -> messages.sent(message.id()));

        assertThat(waiting(message.id())).isZero();
        assertThat(delivery(contact)).isEqualTo(SentCode.Delivery.SENT);
        right(contact, message.code());
        assertThat(EveryRow.holding(jdbc, message.code())).isEmpty();
    }

    @Test
    void isOfferedToOneSenderAtATimeAndNeverAfterItsTime() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        UUID id = message(contact).id();

        assertThat(claimed()).doesNotContain(id);
        clock.later(Duration.ofSeconds(31), () -> assertThat(claimed()).contains(id));
        Acting.run(SENDING, () -> messages.putOff(id));
        clock.later(Duration.ofSeconds(6), () -> assertThat(claimed()).contains(id));
        clock.later(Duration.ofMinutes(11), () -> assertThat(claimed()).doesNotContain(id));

        assertThat(waiting(id)).isZero();
        assertThat(delivery(contact)).isEqualTo(SentCode.Delivery.NOT_SENT);
    }

    @Test
    void isNotSentWhereHardlyAnyTimeIsLeft() {
        UUID contact = opened();
        sent(contact, known(60));
        UUID id = message(contact).id();

        clock.later(Duration.ofSeconds(470), () -> assertThat(claimed()).contains(id));
        Acting.run(SENDING, () -> messages.putOff(id));
        clock.later(Duration.ofSeconds(481), () -> assertThat(claimed()).doesNotContain(id));

        assertThat(waiting(id)).isZero();
        assertThat(delivery(contact)).isEqualTo(SentCode.Delivery.NOT_SENT);
    }

    @Test
    void hasArrivedWhereItWasTold() {
        UUID contact = opened();
        sent(contact, known(60));
        CodeMessage message = message(contact);
        right(contact, message.code());

        assertThat(claimed()).doesNotContain(message.id());
        assertThat(deliveryOf(message.id())).isEqualTo("SENT");
        Acting.run(SENDING, () -> messages.sent(message.id()));
        assertThat(deliveryOf(message.id())).isEqualTo("SENT");
    }

    @Test
    void wasSentWhereTheGatewayTookItThoughAnotherHadTakenItsPlace() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        UUID first = message(contact).id();
        sent(contact, client);
        claim();
        assertThat(deliveryOf(first)).isEqualTo("NOT_SENT");

        Acting.run(SENDING, () -> messages.sent(first));

        assertThat(deliveryOf(first)).isEqualTo("SENT");
    }

    @Test
    void stopsNoOtherWhereItCannotBeOpened() {
        UUID broken = opened();
        sent(broken, known(60));
        UUID contact = opened();
        sent(contact, known(60));
        UUID closed = jdbc.sql("""
                update catalog.identification_message m set ciphertext = 'no ciphertext'::bytea
                from catalog.identification_code c where c.id = m.code_id and c.contact_id = ? returning m.code_id""").param(broken).query(UUID.class).single();
        try {
            CodeMessage message = message(contact);

            assertThat(message.to()).isEqualTo(mobile);
            assertThat(outbox).doesNotContainKey(closed);
            assertThat(waiting(closed)).isOne();
        } finally {
            Acting.run(SENDING, () -> messages.refused(closed));
        }
    }

    @Test
    void saysWhereTheGatewayRefusedIt() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        UUID id = message(contact).id();
        Acting.run(SENDING, () -> messages.refused(id));

        assertThat(delivery(contact)).isEqualTo(SentCode.Delivery.NOT_SENT);
        assertThat(waiting(id)).isZero();
    }

    @Test
    void answerARepeatedCallAsTheFirst() {
        ClientId client = known(60);
        UUID contact = opened();
        Errand sending = Staff.withKey(telephone, UUID.randomUUID().toString(), "send");
        Sent first = Staff.as(sending, () -> codes.send(contact, client.value(), null));
        assertThat(Staff.as(sending, () -> codes.send(contact, client.value(), null)))
                .isEqualTo(first);
        String code = message(contact).code();
        Errand right = Staff.withKey(telephone, UUID.randomUUID().toString(), "right");
        for (int sent = 0; sent < 2; sent++) {
            assertThat(Staff.as(right, () -> codes.tell(contact, code))).isInstanceOf(Told.Right.class);
        }

        assertThat(attempts(contact)).hasSize(1);
        assertThat(made(client)).isOne();
    }

    @Test
    void areInTheLedgerWithWhereTheyWereSentFromAndTheResult() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();
        tell(contact, otherThan(code));
        right(contact, code);

        List<LoggedEntry> ledger = ledger(client);

        assertThat(ledger)
                .filteredOn(entry -> contact.equals(entry.contactId()))
                .allSatisfy(entry -> assertThat(entry.purpose()).isEqualTo("identity-verification"))
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.READ);
                    assertThat(entry.actorKind()).isEqualTo("DUTY");
                    assertThat(entry.attributes()).contains("telephone.mobile");
                })
                .anySatisfy(entry -> assertThat(entry.reason()).isEqualTo("one-time-code:FAILED"))
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.IDENTIFICATION);
                    assertThat(entry.reason()).isEqualTo("one-time-code:PASSED");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "12345678", "1234567890", "12345678a", "000000000000000000000000000000"})
    void whatIsNoCodeIsNoAttempt(String nonsense) {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> tell(contact, nonsense))
                .satisfies(wrong -> assertThat(wrong.wrong().getFirst().field()).isEqualTo("code"));
        assertThat(attempts(contact)).isEmpty();
    }

    @Test
    void areReadHoweverTheyAreGroupedAndRefusedByAnotherWay() {
        ClientId client = known(60);
        UUID contact = opened();
        sent(contact, client);
        String code = message(contact).code();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> send(contact, client, "questions-on-facts"))
                .satisfies(wrong -> assertThat(wrong.wrong().getFirst().field()).isEqualTo("method"));
        assertThat(tell(contact, code.substring(0, 3) + " " + code.substring(3, 6) + "-" + code.substring(6)))
                .isInstanceOf(Told.Right.class);
    }

    private static Errand telephone(String account) {
        return new Errand(
                new Actor.Person(account, Set.of(Role.CALL_AGENT), "Rimouski"),
                null,
                "PHONE",
                null,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
    }

    private static Declared numbersOfAnotherOffice() {
        return new Declared.OfAuthority(
                "test-numbers",
                Authority.Kind.STATUTE,
                "CA",
                "Test Act",
                "Loi d’essai",
                "s. 2",
                "number-office",
                "guichet",
                List.of("contact-point"),
                List.of("identity-verification"),
                "Notice",
                "Avis",
                LocalDate.EPOCH,
                null,
                null);
    }

    private Sent sentBy(Errand account, ClientId client) {
        return Staff.as(account, () -> {
            UUID contact = contacts.open(NewContact.because("pension")).id();
            return codes.send(contact, client.value(), null);
        });
    }

    private void unlessNo(String attribute) {
        jdbc.sql("update catalog.identification_destination set unless_no = ? where attribute = 'telephone.mobile'")
                .param(attribute)
                .update();
    }

    private void askedFor(String attribute, boolean inUse) {
        jdbc.sql("update catalog.identification_question set in_use = ? where attribute = ?")
                .params(inUse, attribute)
                .update();
    }

    private String deliveryOf(UUID id) {
        return jdbc.sql("select delivery from catalog.identification_code where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    private Disclosure opens(UUID contact, ClientId client) {
        return Staff.as(
                telephone.within(contact),
                () -> transaction.execute(status -> disclosures.open(Ask.about(client, Set.of("familyName")))));
    }

    private Sent send(UUID contact, ClientId client, @Nullable String method) {
        return Staff.as(telephone, () -> codes.send(contact, client.value(), method));
    }

    private SentCode sent(UUID contact, ClientId client) {
        Sent sent = send(contact, client, null);
        assertThat(sent).isInstanceOf(Sent.Code.class);
        return ((Sent.Code) sent).code();
    }

    private Told tell(UUID contact, String code) {
        return Staff.as(telephone, () -> codes.tell(contact, code));
    }

    private Contact right(UUID contact, String code) {
        Told told = tell(contact, code);
        assertThat(told).isInstanceOf(Told.Right.class);
        return ((Told.Right) told).contact();
    }

    private static String otherThan(String code) {
        return (code.charAt(0) == '9' ? "0" : "9") + code.substring(1);
    }

    /** What the client would read, of the newest code of a contact. */
    private CodeMessage message(UUID contact) {
        claim();
        UUID newest = jdbc.sql("""
                select id from catalog.identification_code where contact_id = ? order by made_at desc, id desc limit 1""").param(contact).query(UUID.class).single();
        CodeMessage message = outbox.get(newest);
        if (message == null) {
            throw new AssertionError("nothing was sent");
        }
        return message;
    }

    private void claim() {
        Acting.as(SENDING, () -> messages.claim(1000)).forEach(one -> outbox.put(one.id(), one));
    }

    private List<UUID> claimed() {
        return Acting.as(SENDING, () -> messages.claim(1000)).stream()
                .map(CodeMessage::id)
                .toList();
    }

    private int waiting(UUID id) {
        return jdbc.sql("select count(*) from catalog.identification_message where code_id = ?")
                .param(id)
                .query(Integer.class)
                .single();
    }

    private int made(ClientId client) {
        return jdbc.sql("select count(*) from catalog.identification_code where client_id = ?")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    private SentCode.Delivery delivery(UUID contact) {
        return Staff.as(telephone, () -> codes.newest(contact)).orElseThrow().delivery();
    }

    private UUID opened() {
        return Staff.as(
                telephone, () -> contacts.open(NewContact.because("pension")).id());
    }

    private List<Attempt> attempts(UUID contact) {
        return Staff.as(telephone, () -> contacts.attempts(contact));
    }

    private List<LoggedEntry> ledger(ClientId client) {
        return transaction
                .execute(status ->
                        trail.about(Set.of(client), Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0))
                .items();
    }

    private ClientId known(int daysAgo) {
        mobile = Unlike.aPhoneNumber();
        return register(List.of(mobile(mobile, Verification.DOCUMENT_SEEN, daysAgo)));
    }

    private ClientId register(List<NewFact> more) {
        List<NewFact> facts = new ArrayList<>(more);
        facts.add(fact("givenName", Unlike.aName(), Verification.DECLARED, 60));
        facts.add(fact("familyName", Unlike.aName(), Verification.DECLARED, 60));
        return ((Registered.New) Staff.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    private NewFact mobile(String number, Verification verification, int daysAgo) {
        return fact("telephone.mobile", number, verification, daysAgo);
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
