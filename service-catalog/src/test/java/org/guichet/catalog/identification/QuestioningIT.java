package org.guichet.catalog.identification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.catalog.contact.Attempt;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.catalog.identification.Questioning.Answered;
import org.guichet.catalog.identification.Questioning.Asked;
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
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** A caller answers what the platform asks; whoever serves learns the result and nothing else. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
class QuestioningIT {
    private static final Errand TELEPHONE = new Errand(
            new Actor.Person("call-agent", Set.of(Role.CALL_AGENT), "Rimouski"),
            null,
            "PHONE",
            null,
            "service-delivery",
            Assurance.SUBSTANTIAL,
            null);

    @Autowired
    Questioning questioning;

    @Autowired
    Contacts contacts;

    @Autowired
    Authorities authorities;

    @Autowired
    Registration registration;

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

    /** Of whoever became known last. */
    private String email = "";

    private String phone = "";

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @Test
    void raiseTheCallerWhereEveryAnswerIsRight() {
        ClientId client = known(60);
        UUID contact = opened();

        assertThat(asked(contact, client)).hasSize(3);
        Contact after = answered(contact, right(contact, client));

        assertThat(after.callerAssurance()).isEqualTo(Assurance.SUBSTANTIAL);
        assertThat(after.clientId()).isEqualTo(client.value());
        assertThat(attempts(contact)).singleElement().satisfies(attempt -> {
            assertThat(attempt.method()).isEqualTo("questions-on-facts");
            assertThat(attempt.result()).isEqualTo(Attempt.Result.PASSED);
            assertThat(attempt.clientId()).isEqualTo(client.value());
        });
    }

    @Test
    void areTheSameWheneverTheyAreAskedForInOneContact() {
        ClientId client = known(60);
        UUID contact = opened();

        List<Question> first = asked(contact, client);

        assertThat(asked(contact, client)).isEqualTo(first);
        assertThat(first.toString()).doesNotContain(email, phone.substring(6), "2011-05");
    }

    @Test
    void failWhereOneAnswerIsWrongOrMissing() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        Map<Integer, String> oneWrong = right(contact, client);
        oneWrong.put(2, "no idea");
        Map<Integer, String> oneMissing = right(contact, client);
        oneMissing.remove(1);

        assertThat(answered(contact, oneWrong).callerAssurance()).isEqualTo(Assurance.NONE);
        assertThat(answered(contact, oneMissing).callerAssurance()).isEqualTo(Assurance.NONE);

        assertThat(attempts(contact))
                .extracting(Attempt::result)
                .containsExactly(Attempt.Result.FAILED, Attempt.Result.FAILED);
    }

    @Test
    void areLockedAfterTooManyFailuresEvenForTheRightAnswers() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        for (int failed = 0; failed < 3; failed++) {
            answered(contact, Map.of(1, "no idea"));
        }

        assertThat(Staff.as(TELEPHONE, () -> questioning.answer(contact, right(contact, client))))
                .isInstanceOf(Answered.Locked.class);
        assertThat(Staff.as(TELEPHONE, () -> questioning.ask(contact, client.value())))
                .isInstanceOf(Asked.Locked.class);
        assertThat(attempts(contact)).hasSize(3);
    }

    @Test
    void answerARepeatedCallAsTheFirst() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        Errand wrong = Staff.withKey(TELEPHONE, UUID.randomUUID().toString(), "wrong");
        Errand right = Staff.withKey(TELEPHONE, UUID.randomUUID().toString(), "right");

        for (int sent = 0; sent < 2; sent++) {
            assertThat(Staff.as(wrong, () -> questioning.answer(contact, Map.of(1, "no idea"))))
                    .isInstanceOf(Answered.Wrong.class);
        }
        assertThat(Staff.as(right, () -> questioning.answer(contact, right(contact, client))))
                .isInstanceOf(Answered.Right.class);
        Staff.as(TELEPHONE, () -> contacts.close(contact, Contact.Outcome.RESOLVED, null));

        assertThat(Staff.as(right, () -> questioning.answer(contact, right(contact, client))))
                .isInstanceOf(Answered.Right.class);
        assertThat(Staff.as(wrong, () -> questioning.answer(contact, Map.of(1, "no idea"))))
                .isInstanceOf(Answered.Wrong.class);
        assertThat(attempts(contact)).hasSize(2);
    }

    @Test
    void stayLockedHoweverOftenTheSameCallIsSent() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        for (int failed = 0; failed < 3; failed++) {
            answered(contact, Map.of(1, "no idea"));
        }
        Errand again = Staff.withKey(TELEPHONE, UUID.randomUUID().toString(), "right");

        for (int sent = 0; sent < 2; sent++) {
            assertThat(Staff.as(again, () -> questioning.answer(contact, right(contact, client))))
                    .isInstanceOf(Answered.Locked.class);
        }
    }

    @Test
    void failNobodyWhereWhatWasDrawnIsNoLongerHeldSo() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        Map<Integer, String> right = right(contact, client);

        Answered nobodyCould =
                whereNothingIsHeldLongEnough(() -> Staff.as(TELEPHONE, () -> questioning.answer(contact, right)));

        assertThat(nobodyCould).isInstanceOf(Answered.TooFewFacts.class);
        assertThat(attempts(contact)).isEmpty();
    }

    @Test
    void areNotDrawnFromWhatWasToldTheOtherDayOrIsOld() {
        assertThat(Staff.as(TELEPHONE, () -> questioning.ask(opened(), known(3).value())))
                .isInstanceOf(Asked.TooFewFacts.class);
        assertThat(Staff.as(
                        TELEPHONE, () -> questioning.ask(opened(), known(900).value())))
                .isInstanceOf(Asked.TooFewFacts.class);
    }

    @Test
    void areNeverDrawnFromWhatIsSensitiveWhateverTheDataSay() {
        for (String attribute : List.of("income.net", "identifier.sin", "oas.receiving")) {
            jdbc.sql("""
                    insert into catalog.identification_question
                        (attribute, text_en, text_fr, comparison, verification, held_for)
                    values (?, 'x', 'x', 'TEXT', 'DECLARED', 'P1D') on conflict do nothing""").param(attribute).update();
        }
        ClientId client = known(60, List.of(fact("income.net", new BigDecimal("8400"), 60)));
        UUID contact = opened();

        asked(contact, client);

        assertThat(drawn(contact)).containsExactlyInAnyOrder("email", "phone", "address.since");
        assertThat(ledger(client))
                .filteredOn(entry -> entry.actorKind().equals("DUTY") && entry.contactId() != null)
                .isNotEmpty()
                .allSatisfy(entry -> assertThat(entry.attributes()).doesNotContain("income.net", "identifier.sin"));
    }

    @Test
    void answerAlikeForAClientWhoIsHiddenAndOneWhoIsNot() {
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

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(TELEPHONE, () -> questioning.ask(opened(), hidden.value())));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(TELEPHONE, () -> questioning.ask(opened(), UUID.randomUUID())));
    }

    @Test
    void areAboutOneClientAContact() {
        UUID contact = opened();
        asked(contact, known(60));
        ClientId somebodyElse = known(60);

        for (UUID other : List.of(somebodyElse.value(), UUID.randomUUID())) {
            assertThatExceptionOfType(DisclosureRefused.class)
                    .isThrownBy(() -> Staff.as(TELEPHONE, () -> questioning.ask(contact, other)))
                    .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("contact-required"));
        }
    }

    @Test
    void areInTheLedgerWithWhatTheyWereDrawnFromAndTheResult() {
        ClientId client = known(60);
        UUID contact = opened();
        asked(contact, client);
        answered(contact, right(contact, client));

        List<LoggedEntry> ledger = ledger(client);

        assertThat(ledger)
                .filteredOn(entry -> contact.equals(entry.contactId()))
                .allSatisfy(entry -> assertThat(entry.purpose()).isEqualTo("identity-verification"))
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.READ);
                    assertThat(entry.actorKind()).isEqualTo("DUTY");
                    assertThat(entry.attributes()).contains("email", "phone", "address.since");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.actorKind()).isEqualTo("PERSON");
                    assertThat(entry.attributes()).containsExactly("identifications");
                })
                .anySatisfy(entry -> {
                    assertThat(entry.kind()).isEqualTo(AccessEntry.Kind.IDENTIFICATION);
                    assertThat(entry.reason()).isEqualTo("questions-on-facts:PASSED");
                });
    }

    @Test
    void areRefusedWhereTheyCannotBeUsedOrWereNotAsked() {
        ClientId client = known(60);
        Errand letter = Staff.agent("call-agent");
        UUID mail = Staff.as(
                letter,
                () -> contacts.open(new NewContact(
                                "a letter", null, null, null, null, null, null, "MAIL", clock.instant(), null))
                        .id());

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Staff.as(letter, () -> questioning.ask(mail, client.value())))
                .satisfies(wrong ->
                        assertThat(wrong.wrong().getFirst().messageKey()).isEqualTo("input.method.channel"));
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Staff.as(TELEPHONE, () -> questioning.ask(opened(), null)))
                .satisfies(wrong -> assertThat(wrong.wrong().getFirst().field()).isEqualTo("clientId"));
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Staff.as(TELEPHONE, () -> questioning.answer(opened(), Map.of(1, "x"))))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("NOT_ASKED"));
        // She has contacts of her own, and this is none of them.
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(Staff.citizen(client), () -> questioning.ask(mail, client.value())));
    }

    private List<Question> asked(UUID contact, ClientId client) {
        Asked asked = Staff.as(TELEPHONE, () -> questioning.ask(contact, client.value()));
        assertThat(asked).isInstanceOf(Asked.Questions.class);
        return ((Asked.Questions) asked).questions();
    }

    private <T> T whereNothingIsHeldLongEnough(Supplier<T> work) {
        List<Map<String, Object>> before = jdbc.sql("select attribute, held_for from catalog.identification_question")
                .query()
                .listOfRows();
        jdbc.sql("update catalog.identification_question set held_for = 'P90Y'").update();
        try {
            return work.get();
        } finally {
            before.forEach(question -> jdbc.sql(
                            "update catalog.identification_question set held_for = :held_for where attribute = :attribute")
                    .params(question)
                    .update());
        }
    }

    private Contact answered(UUID contact, Map<Integer, String> answers) {
        return switch (Staff.as(TELEPHONE, () -> questioning.answer(contact, answers))) {
            case Answered.Right(Contact after) -> after;
            case Answered.Wrong(Contact after) -> after;
            case Answered.Locked locked -> throw new AssertionError("locked");
            case Answered.TooFewFacts none -> throw new AssertionError("too few facts");
        };
    }

    private Map<Integer, String> right(UUID contact, ClientId client) {
        Map<String, String> known = Map.of("email", email, "phone", phone.substring(6), "address.since", "2011-05");
        Map<Integer, String> right = new HashMap<>();
        for (String attribute : drawn(contact)) {
            right.put(right.size() + 1, known.getOrDefault(attribute, ""));
        }
        assertThat(right).as("asked of " + client).hasSize(3);
        return right;
    }

    private List<String> drawn(UUID contact) {
        return jdbc.sql("select unnest(attributes) from catalog.identification_drawn where contact_id = ?")
                .param(contact)
                .query(String.class)
                .list();
    }

    private UUID opened() {
        return Staff.as(
                TELEPHONE, () -> contacts.open(NewContact.because("pension")).id());
    }

    private List<Attempt> attempts(UUID contact) {
        return Staff.as(TELEPHONE, () -> contacts.attempts(contact));
    }

    private List<LoggedEntry> ledger(ClientId client) {
        return transaction
                .execute(status ->
                        trail.about(Set.of(client), Instant.EPOCH, Instant.now().plusSeconds(60), 50, 0))
                .items();
    }

    private ClientId known(int daysAgo) {
        return known(daysAgo, List.of());
    }

    private ClientId known(int daysAgo, List<NewFact> more) {
        email = Unlike.aName() + "@example.ca";
        phone = Unlike.aPhoneNumber();
        List<NewFact> facts = new ArrayList<>(more);
        facts.add(fact("givenName", Unlike.aName(), daysAgo));
        facts.add(fact("familyName", Unlike.aName(), daysAgo));
        facts.add(fact("email", email, daysAgo));
        facts.add(fact("phone", phone, daysAgo));
        facts.add(fact("address.since", LocalDate.of(2011, 5, 17).toString(), daysAgo));
        return ((Registered.New) Staff.as(Installation.importing(), () -> registration.register(facts))).client();
    }

    private NewFact fact(String attribute, Object value, int daysAgo) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                clock.instant().minus(daysAgo, ChronoUnit.DAYS));
    }
}
