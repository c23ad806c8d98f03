package org.guichet.catalog.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
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
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Shortfall;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** How sure a caller can make us, and what too many failures leave. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class AttemptsIT {
    private static final Errand COUNTER = Staff.agent("agent-one");
    private static final Errand TELEPHONE = new Errand(
            new Actor.Person("agent-one", Set.of(Role.CALL_AGENT), "Rimouski"),
            null,
            "PHONE",
            null,
            "service-delivery",
            Assurance.SUBSTANTIAL,
            null);

    @Autowired
    Contacts contacts;

    @Autowired
    AuditTrail trail;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Counter counter;

    @Autowired
    Merging merging;

    @Autowired
    Protecting protecting;

    @BeforeEach
    void declare() {
        counter.open();
    }

    @Test
    void countForNoMoreThanTheMethodCanReachInTheChannel() {
        UUID contact = opened(COUNTER);

        assertThat(passes(COUNTER, contact, "known-in-person", Assurance.HIGH)).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(passes(COUNTER, contact, "known-in-person", Assurance.LOW)).isEqualTo(Assurance.LOW);
        assertThat(passes(COUNTER, contact, "photo-document", Assurance.HIGH)).isEqualTo(Assurance.HIGH);
        assertThat(attempts(contact))
                .extracting(Attempt::method, Attempt::claimed, Attempt::reached)
                .containsExactly(
                        tuple("known-in-person", Assurance.HIGH, Assurance.SUBSTANTIAL),
                        tuple("known-in-person", Assurance.LOW, Assurance.LOW),
                        tuple("photo-document", Assurance.HIGH, Assurance.HIGH));
    }

    @Test
    void areRefusedWhereTheMethodCannotBeUsedInTheChannel() {
        UUID contact = opened(TELEPHONE);

        assertThat(refusal(TELEPHONE, contact, "photo-document")).isEqualTo("method: input.method.channel");
        assertThat(refusal(TELEPHONE, contact, "crystal-ball")).isEqualTo("method: input.choice");
        assertThat(attempts(contact)).isEmpty();
        assertThat(usable(TELEPHONE, contact)).doesNotContain("photo-document").contains("knowledge-questions");
    }

    @Test
    void nameTheirMethodHoweverItIsSpelt() {
        UUID contact = opened(COUNTER);

        passes(COUNTER, contact, "DOCUMENT_SEEN", Assurance.HIGH);

        assertThat(attempts(contact)).extracting(Attempt::method).containsExactly("photo-document");
    }

    @Test
    void leaveWhatWasReachedWhereTheyFail() {
        UUID contact = opened(COUNTER);
        passes(COUNTER, contact, "known-in-person", Assurance.SUBSTANTIAL);

        fails(COUNTER, contact, "photo-document");

        assertThat(contacts.find(contact).orElseThrow().callerAssurance()).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(attempts(contact))
                .extracting(Attempt::result, Attempt::reached)
                .containsExactly(
                        tuple(Attempt.Result.PASSED, Assurance.SUBSTANTIAL),
                        tuple(Attempt.Result.FAILED, Assurance.NONE));
    }

    @Test
    void leaveOnlyASurerMethodAfterTooManyFailures() {
        UUID contact = opened(COUNTER);
        fails(COUNTER, contact, "knowledge-questions");
        fails(COUNTER, contact, "known-in-person");
        assertThat(usable(COUNTER, contact)).contains("knowledge-questions");

        fails(COUNTER, contact, "knowledge-questions");

        assertThat(refusal(COUNTER, contact, "knowledge-questions")).isEqualTo("method: input.method.locked");
        assertThat(refusal(COUNTER, contact, "known-in-person")).isEqualTo("method: input.method.locked");
        assertThat(usable(COUNTER, contact)).containsExactly("photo-document", "two-documents");
        assertThat(passes(COUNTER, contact, "photo-document", Assurance.HIGH)).isEqualTo(Assurance.HIGH);
    }

    @Test
    void leaveNothingByTelephoneButACounter() {
        UUID contact = opened(TELEPHONE);
        Stream.generate(() -> "knowledge-questions").limit(3).forEach(method -> fails(TELEPHONE, contact, method));

        assertThat(usable(TELEPHONE, contact)).doesNotContain("knowledge-questions");
        assertThat(usable(COUNTER, opened(COUNTER))).contains("knowledge-questions", "photo-document");
    }

    @Test
    void areCountedForAClientInWhateverContactsForADay() {
        ClientId client = counter.aClient();
        UUID first = openedAbout(client);
        fails(TELEPHONE, first, "knowledge-questions");
        fails(TELEPHONE, first, "knowledge-questions");
        UUID second = openedAbout(client);
        fails(TELEPHONE, second, "knowledge-questions");
        fails(TELEPHONE, second, "knowledge-questions");
        UUID third = openedAbout(client);
        assertThat(usable(TELEPHONE, third)).contains("knowledge-questions");

        fails(TELEPHONE, third, "knowledge-questions");

        assertThat(usable(TELEPHONE, openedAbout(client))).doesNotContain("knowledge-questions");
        assertThat(usable(TELEPHONE, openedAbout(counter.aClient()))).contains("knowledge-questions");
        clock.later(
                Duration.ofDays(2),
                () -> assertThat(usable(TELEPHONE, openedAbout(client))).contains("knowledge-questions"));
    }

    @Test
    void countEachOfThoseMadeAtOnce() {
        UUID contact = opened(TELEPHONE);

        List<CompletableFuture<Void>> together = Stream.generate(() -> CompletableFuture.runAsync(() -> {
                    try {
                        fails(TELEPHONE, contact, "knowledge-questions");
                    } catch (InvalidInput locked) {
                        assertThat(locked.wrong().getFirst().messageKey()).isEqualTo("input.method.locked");
                    }
                }))
                .limit(6)
                .toList();
        together.forEach(CompletableFuture::join);

        assertThat(attempts(contact)).hasSize(3);
    }

    @Test
    void areInTheLedgerOfWhomTheyAreAbout() {
        ClientId client = counter.aClient();
        UUID contact = openedAbout(client);

        fails(TELEPHONE, contact, "knowledge-questions");
        passes(TELEPHONE, contact, "knowledge-questions", Assurance.SUBSTANTIAL);

        assertThat(ledger(client))
                .filteredOn(entry -> entry.kind() == AccessEntry.Kind.IDENTIFICATION)
                .extracting(LoggedEntry::kind, LoggedEntry::reason, LoggedEntry::purpose, LoggedEntry::contactId)
                .containsExactlyInAnyOrder(
                        tuple(
                                AccessEntry.Kind.IDENTIFICATION,
                                "knowledge-questions:FAILED",
                                "identity-verification",
                                contact),
                        tuple(
                                AccessEntry.Kind.IDENTIFICATION,
                                "knowledge-questions:PASSED",
                                "identity-verification",
                                contact));
    }

    @Test
    void tellTheLedgerOfWhomTheContactComesToBeAbout() {
        ClientId client = counter.aClient();
        UUID contact = opened(TELEPHONE);
        fails(TELEPHONE, contact, "knowledge-questions");
        passes(TELEPHONE, contact, "knowledge-questions", Assurance.SUBSTANTIAL);

        callerIs(TELEPHONE, contact, client);
        callerIs(TELEPHONE, contact, client);

        assertThat(ledger(client))
                .filteredOn(entry -> entry.kind() == AccessEntry.Kind.IDENTIFICATION)
                .extracting(LoggedEntry::reason, LoggedEntry::contactId)
                .containsExactlyInAnyOrder(
                        tuple("knowledge-questions:FAILED", contact), tuple("knowledge-questions:PASSED", contact));
    }

    @Test
    void standForNobodyWhomTooManyFailedToBe() {
        ClientId client = counter.aClient();
        failsToBe(client, 5);
        UUID byTelephone = opened(TELEPHONE);
        passes(TELEPHONE, byTelephone, "knowledge-questions", Assurance.SUBSTANTIAL);
        UUID atTheCounter = opened(COUNTER);
        passes(COUNTER, atTheCounter, "photo-document", Assurance.HIGH);

        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> callerIs(TELEPHONE, byTelephone, client))
                .satisfies(refused -> {
                    assertThat(refused.reason()).isEqualTo(Disclosure.Reason.CALLER_NOT_IDENTIFIED);
                    assertThat(refused.shortfall()).map(Shortfall::needed).contains(Assurance.HIGH);
                });
        assertThat(contacts.find(byTelephone).orElseThrow().clientId()).isNull();
        callerIs(COUNTER, atTheCounter, client);
        callerIs(TELEPHONE, byTelephone, counter.aClient());
        callerIs(TELEPHONE, opened(TELEPHONE), client);
    }

    @Test
    void areCountedForWhomTheContactCameToBeAbout() {
        ClientId client = counter.aClient();
        for (int contact = 0; contact < 2; contact++) {
            UUID unbound = opened(TELEPHONE);
            fails(TELEPHONE, unbound, "knowledge-questions");
            fails(TELEPHONE, unbound, "knowledge-questions");
            callerIs(TELEPHONE, unbound, client);
        }
        UUID third = openedAbout(client);
        assertThat(usable(TELEPHONE, third)).contains("knowledge-questions");

        fails(TELEPHONE, third, "knowledge-questions");

        assertThat(usable(TELEPHONE, openedAbout(client))).doesNotContain("knowledge-questions");
    }

    @Test
    void areCountedForAClientUnderWhateverId() {
        ClientId survivor = counter.aClient();
        ClientId merged = counter.aClient();
        failsToBe(merged, 3);
        UUID before = openedAbout(merged);
        merge(survivor, merged);
        assertThat(usable(TELEPHONE, before)).contains("knowledge-questions");

        failsToBe(survivor, 2);

        for (UUID contact : List.of(before, openedAbout(survivor), openedAbout(merged))) {
            assertThat(usable(TELEPHONE, contact)).doesNotContain("knowledge-questions");
            assertThat(refusal(TELEPHONE, contact, "knowledge-questions")).isEqualTo("method: input.method.locked");
        }
    }

    @Test
    void toBeAMergedClientWaitForEachOtherAndNeverForEver() {
        ClientId survivor = counter.aClient();
        ClientId merged = counter.aClient();
        List<UUID> both = List.of(openedAbout(survivor), openedAbout(merged));
        merge(survivor, merged);

        List<CompletableFuture<Void>> together = both.stream()
                .map(contact -> CompletableFuture.runAsync(() -> Stream.generate(() -> contact)
                        .limit(50)
                        .forEach(one -> passes(TELEPHONE, one, "knowledge-questions", Assurance.LOW))))
                .toList();
        together.forEach(CompletableFuture::join);

        assertThat(both).allSatisfy(contact -> assertThat(attempts(contact)).hasSize(50));
    }

    @Test
    void beginWithAClientThroughTheDoorAlone() {
        ClientId hidden = counter.aClient();
        Acting.run(
                Installation.cleared(Installation.privacyOfficer()),
                () -> protecting.seal(
                        hidden,
                        new Protection(
                                "in danger",
                                "test-service",
                                "protection-office",
                                LocalDate.now(ZoneOffset.UTC).plusYears(1))));

        for (ClientId nobody : List.of(hidden, new ClientId(UUID.randomUUID()))) {
            assertThatExceptionOfType(NotFound.class).isThrownBy(() -> openedAbout(nobody));
        }
        ClientId client = counter.aClient();
        UUID contact = openedAbout(client);
        assertThat(contacts.find(contact).orElseThrow().clientId()).isEqualTo(client.value());
        assertThat(ledger(client))
                .filteredOn(entry -> contact.equals(entry.contactId()))
                .extracting(LoggedEntry::kind, LoggedEntry::purpose, LoggedEntry::attributes)
                .containsExactly(tuple(AccessEntry.Kind.READ, "identity-verification", List.of("identifications")));
    }

    @Test
    void areNeverChanged() {
        UUID contact = opened(COUNTER);
        fails(COUNTER, contact, "photo-document");

        assertThatThrownBy(() -> jdbc.sql(
                                "update catalog.contact_identification set result = 'PASSED' where contact_id = ?")
                        .param(contact)
                        .update())
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> jdbc.sql("delete from catalog.contact_identification where contact_id = ?")
                        .param(contact)
                        .update())
                .hasMessageContaining("append-only");
    }

    @Test
    void ofAnEarlierReleaseStayWhatTheyWere() {
        UUID contact = opened(COUNTER);
        jdbc.sql("""
                insert into catalog.contact_identification (id, contact_id, method, assurance, evidence, at)
                values (?, ?, 'whatever', 'HIGH', 'passport', now())""").params(UUID.randomUUID(), contact).update();

        assertThat(attempts(contact)).singleElement().satisfies(attempt -> {
            assertThat(attempt.claimed()).isEqualTo(Assurance.HIGH);
            assertThat(attempt.reached()).isEqualTo(Assurance.HIGH);
            assertThat(attempt.result()).isEqualTo(Attempt.Result.PASSED);
            assertThat(attempt.account()).isEqualTo("agent-one");
            assertThat(attempt.channel()).isEqualTo("IN_PERSON");
        });
    }

    @Test
    void reachWhatTheInstallationSaysFromThenOn() {
        UUID contact = opened(COUNTER);
        try {
            highest("LOW");
            assertThat(passes(COUNTER, contact, "known-in-person", Assurance.HIGH))
                    .isEqualTo(Assurance.LOW);
        } finally {
            highest("SUBSTANTIAL");
        }
        assertThat(passes(COUNTER, contact, "known-in-person", Assurance.HIGH)).isEqualTo(Assurance.SUBSTANTIAL);
    }

    @Test
    void areLeftToWhoeverIsNotSureEnoughByWhatWouldDo() {
        UUID contact = opened(TELEPHONE);
        Shortfall byTelephone = new Shortfall(Assurance.SUBSTANTIAL, Assurance.NONE, "PHONE", contact);
        assertThat(raising(TELEPHONE, byTelephone))
                .contains("knowledge-questions")
                .doesNotContain("photo-document");
        assertThat(raising(TELEPHONE, new Shortfall(Assurance.HIGH, Assurance.NONE, "PHONE", contact)))
                .isEmpty();
        Stream.generate(() -> "knowledge-questions").limit(3).forEach(method -> fails(TELEPHONE, contact, method));
        assertThat(raising(TELEPHONE, byTelephone)).isEmpty();

        Shortfall inThePortal = new Shortfall(Assurance.SUBSTANTIAL, Assurance.LOW, "ONLINE", null);
        assertThat(raising(Staff.citizen(new ClientId(UUID.randomUUID())), inThePortal))
                .containsExactly("portal-sign-in");
    }

    @Test
    void doNotSendCodesWhereThereIsNoGateway() {
        UUID contact = opened(TELEPHONE);

        assertThat(Staff.as(TELEPHONE, () -> contacts.methods(contact)))
                .extracting(IdentificationMethod::code)
                .contains("questions-on-facts")
                .doesNotContain("one-time-code", "one-time-code-email");
        assertThat(raising(TELEPHONE, new Shortfall(Assurance.LOW, Assurance.NONE, "PHONE", contact)))
                .doesNotContain("one-time-code", "one-time-code-email");
        assertThat(Staff.as(TELEPHONE, () -> contacts.methodNames(Locale.FRENCH)))
                .containsEntry("one-time-code", "Code à usage unique par message texte");
    }

    @Test
    void areSeenByWhoeverOpenedTheContactAndNobodyElse() {
        UUID contact = opened(COUNTER);

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(Staff.agent("agent-two"), () -> contacts.attempts(contact)));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(Staff.agent("agent-two"), () -> contacts.methods(contact)));
    }

    private void highest(String assurance) {
        jdbc.sql("""
                update catalog.identification_ceiling set highest = ?
                where method = 'known-in-person' and channel = 'IN_PERSON'""").param(assurance).update();
    }

    private UUID opened(Errand errand) {
        return Staff.as(
                errand, () -> contacts.open(NewContact.because("pension")).id());
    }

    private UUID openedAbout(ClientId client) {
        return Staff.as(
                TELEPHONE,
                () -> contacts.open(NewContact.because("pension").about(client.value()))
                        .id());
    }

    private void callerIs(Errand errand, UUID contact, ClientId client) {
        Staff.as(
                errand,
                () -> transaction.execute(status -> {
                    contacts.callerIs(contact, client);
                    return status;
                }));
    }

    /** In as many contacts as it takes. */
    private void failsToBe(ClientId client, int times) {
        UUID contact = openedAbout(client);
        for (int failed = 0; failed < times; failed++) {
            if (failed % 2 == 0) {
                contact = openedAbout(client);
            }
            fails(TELEPHONE, contact, "knowledge-questions");
        }
    }

    private void merge(ClientId survivor, ClientId merged) {
        Errand supervisor = new Errand(
                new Actor.Person("supervisor", Set.of(Role.SUPERVISOR), "Rimouski"),
                null,
                "IN_PERSON",
                null,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
        UUID contact = opened(supervisor);
        Staff.as(supervisor.within(contact), () -> merging.merge(survivor, merged, "same card", Map.of()));
    }

    private Assurance passes(Errand errand, UUID contact, String method, Assurance claimed) {
        return Staff.as(errand, () -> contacts.identify(contact, new Identification(method, claimed, null)))
                .callerAssurance();
    }

    private void fails(Errand errand, UUID contact, String method) {
        Staff.as(
                errand,
                () -> contacts.identify(contact, new Identification(method, null, null, Attempt.Result.FAILED)));
    }

    private String refusal(Errand errand, UUID contact, String method) {
        try {
            passes(errand, contact, method, Assurance.LOW);
            return "none";
        } catch (InvalidInput invalid) {
            InvalidInput.Wrong wrong = invalid.wrong().getFirst();
            return wrong.field() + ": " + wrong.messageKey();
        }
    }

    private List<Attempt> attempts(UUID contact) {
        return Staff.as(COUNTER, () -> contacts.attempts(contact));
    }

    private List<String> usable(Errand errand, UUID contact) {
        return Staff.as(errand, () -> contacts.methods(contact)).stream()
                .filter(method -> method.recordedBy() == IdentificationMethod.RecordedBy.STAFF)
                .map(IdentificationMethod::code)
                .toList();
    }

    private List<String> raising(Errand errand, Shortfall shortfall) {
        return Staff.as(errand, () -> contacts.raising(shortfall)).stream()
                .map(IdentificationMethod::code)
                .toList();
    }

    private List<LoggedEntry> ledger(ClientId client) {
        return transaction
                .execute(status ->
                        trail.about(Set.of(client), Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0))
                .items();
    }
}
