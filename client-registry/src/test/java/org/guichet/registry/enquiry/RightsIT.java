package org.guichet.registry.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.enquiry.Enquiry.Kind;
import org.guichet.registry.protection.Protected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The rights the law gives: asked for in any channel, due in its days, extended once. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class RightsIT {
    private static final String WORDS = "My address of 2019 is not mine";
    private static final String WHY = "Two archives have to be searched; you may complain to the Commissioner";

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AnsweringEnquiries answering;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @ParameterizedTest
    @CsvSource({"ACCESS,", "PORTABILITY,", "ACCESS, all of it", "CORRECTION, it is wrong", "OBJECTION, I object"})
    void aClientAsksForARightWhichIsDueInThirtyDays(String kind, @Nullable String words) {
        ClientId client = people.somebody().client();

        Enquiry asked = request(Installation.citizen(client), client, kind, words, null);

        assertThat(asked.kind()).isEqualTo(Kind.valueOf(kind));
        assertThat(asked.entryId()).isNull();
        assertThat(asked.receivedOn()).isEqualTo(day.today());
        assertThat(asked.due()).isEqualTo(day.today().plusDays(30));
        assertThat(own(client).words()).isEqualTo(words == null ? "" : words);
        assertThat(Acting.as(officer(), () -> answering.open(asked.id())).words())
                .isEqualTo(words == null ? "" : words);
    }

    @Test
    void countsTheDaysOfPaperFromTheDayItArrived() {
        ClientId client = people.somebody().client();
        LocalDate arrived = day.today().minusDays(12);

        Enquiry asked = request(agentFor(client), client, "ACCESS", null, arrived);

        assertThat(asked.receivedOn()).isEqualTo(arrived);
        assertThat(asked.due()).isEqualTo(arrived.plusDays(30));
        assertThat(asked.office()).isEqualTo("gatineau");
        Enquiry late =
                request(agentFor(client), client, "ACCESS", null, day.today().minusDays(31));
        assertThat(late.overdueOn(day.today())).isTrue();
    }

    @Test
    void namesEveryWrongFieldAndKeepsNothing() {
        ClientId client = people.somebody().client();
        LocalDate today = day.today();
        Errand agent = agentFor(client);

        refuses(agent, client, null, "x".repeat(2001), today.plusDays(1), "kind", "words", "receivedOn");
        refuses(agent, client, "CORRECTION", " ", today.minusYears(1).minusDays(1), "words", "receivedOn");
        refuses(agent, client, "OBJECTION", null, null, "words");
        refuses(agent, client, "QUESTION", WORDS, null, "kind");
        refuses(agent, client, "ERASURE", WORDS, null, "kind");
        refuses(Installation.citizen(client), client, "ACCESS", null, today.minusDays(1), "receivedOn");
        assertThat(count(client)).isZero();
    }

    @Test
    void refusesWhoMayNotAsk() {
        ClientId client = people.somebody().client();

        refused(Reason.CONTACT_REQUIRED, Installation.agent(null), client);
        refused(Reason.CALLER_NOT_IDENTIFIED, Installation.agent(contacts.open(Assurance.NONE, client)), client);
        assertThatThrownBy(
                        () -> request(Installation.citizen(people.somebody().client()), client, "ACCESS", null, null))
                .isInstanceOf(NotFound.class);
        for (ClientId absent : List.of(people.sealed().client(), new ClientId(UUID.randomUUID()))) {
            assertThatThrownBy(() -> request(agentFor(absent), absent, "ACCESS", null, null))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(count(client)).isZero();
    }

    @Test
    void theSameKeyAsksOnce() {
        ClientId client = people.somebody().client();
        Errand citizen = Installation.citizen(client);
        Errand keyed = new Errand(
                citizen.actor(),
                null,
                citizen.channel(),
                null,
                citizen.purpose(),
                citizen.assurance(),
                new IdempotencyKey("right-" + client, "hash"));

        Enquiry first = request(keyed, client, "ACCESS", null, null);

        assertThat(request(keyed, client, "ACCESS", null, null).id()).isEqualTo(first.id());
        assertThat(count(client)).isEqualTo(1);
    }

    @Test
    void takesLongerOnceForAReasonTheClientReads() {
        ClientId client = people.somebody().client();
        Enquiry asked = read(client);

        Errand officer = reading(asked);

        LocalDate due = Acting.as(officer, () -> answering.extend(asked.id(), WHY));

        assertThat(due).isEqualTo(day.today().plusDays(60));
        Enquiry.Opened own = own(client);
        assertThat(own.extension()).isEqualTo(WHY);
        assertThat(own.enquiry().due()).isEqualTo(due);
        assertThat(own.enquiry().extendedAt()).isNotNull();
        extensionFails(asked.id(), "EXTENDED");
        Acting.run(officer, () -> answering.answer(asked.id(), "Here it is"));
        assertThat(own(client).answer()).isEqualTo("Here it is");
        extensionFails(asked.id(), "ANSWERED");
    }

    @Test
    void doesNotTakeLongerBeforeItIsReadOrOnceItIsOverdue() {
        ClientId client = people.somebody().client();
        Enquiry unread = request(Installation.citizen(client), client, "ACCESS", null, null);
        extensionFails(unread.id(), "OPEN");
        Enquiry late =
                request(agentFor(client), client, "ACCESS", null, day.today().minusDays(31));
        Acting.as(officer(), () -> answering.open(late.id()));
        extensionFails(late.id(), "OVERDUE");
        Enquiry lastDay =
                request(agentFor(client), client, "ACCESS", null, day.today().minusDays(30));
        Errand officer = reading(lastDay);
        assertThat(Acting.as(officer, () -> answering.extend(lastDay.id(), WHY)))
                .isEqualTo(day.today().plusDays(30));
    }

    @Test
    void refusesToTakeLongerWithoutAReasonAContactOrTheOffice() {
        ClientId client = people.somebody().client();
        Enquiry asked = read(client);
        for (String reason : List.of("", "x".repeat(2001))) {
            assertThatThrownBy(() -> Acting.as(officer(), () -> answering.extend(asked.id(), reason)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.wrong())
                                    .extracting(Wrong::field)
                                    .containsExactly("reason"));
        }
        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> answering.extend(asked.id(), WHY)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
        assertThatThrownBy(() -> Acting.as(agentFor(client), () -> answering.extend(asked.id(), WHY)))
                .isInstanceOf(NotGranted.class);
        assertThatThrownBy(() -> Acting.as(officer(), () -> answering.extend(UUID.randomUUID(), WHY)))
                .isInstanceOf(NotFound.class);
        assertThat(own(client).extension()).isNull();
    }

    @Test
    void keepsTheReasonEncryptedAndUnchanged() {
        ClientId client = people.somebody().client();
        Enquiry asked = read(client);
        Acting.as(reading(asked), () -> answering.extend(asked.id(), WHY));

        assertThat(jdbc.sql("""
                select position('archives'::bytea in ciphertext) from registry.enquiry_extension where enquiry_id = ?
                """).param(asked.id()).query(Integer.class).single())
                .isZero();
        assertThatThrownBy(() -> jdbc.sql("delete from registry.enquiry_extension where enquiry_id = ?")
                        .param(asked.id())
                        .update())
                .hasMessageContaining("append-only");
    }

    private Enquiry request(
            Errand errand,
            ClientId client,
            @Nullable String kind,
            @Nullable String words,
            @Nullable LocalDate receivedOn) {
        return Acting.as(errand, () -> enquiries.request(client, kind, words, receivedOn));
    }

    private void refuses(
            Errand errand,
            ClientId client,
            @Nullable String kind,
            @Nullable String words,
            @Nullable LocalDate receivedOn,
            String... fields) {
        assertThatThrownBy(() -> request(errand, client, kind, words, receivedOn))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        invalid -> assertThat(invalid.wrong())
                                .extracting(Wrong::field)
                                .containsExactly(fields));
    }

    private void refused(Reason reason, Errand errand, ClientId client) {
        assertThatThrownBy(() -> request(errand, client, "ACCESS", null, null))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(reason));
    }

    private void extensionFails(UUID id, String state) {
        assertThatThrownBy(() -> Acting.as(officer(), () -> answering.extend(id, WHY)))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo(state));
    }

    private Enquiry read(ClientId client) {
        Enquiry asked = request(Installation.citizen(client), client, "CORRECTION", WORDS, null);
        Acting.as(officer(), () -> answering.open(asked.id()));
        return asked;
    }

    /** An officer within a contact in which she has read it. */
    private Errand reading(Enquiry asked) {
        Errand officer = officer();
        Acting.as(officer, () -> answering.open(asked.id()));
        return officer;
    }

    private Enquiry.Opened own(ClientId client) {
        return Acting.as(Installation.citizen(client), () -> enquiries.of(client, 10, 0))
                .items()
                .getFirst();
    }

    private long count(ClientId client) {
        return Acting.as(Installation.citizen(client), () -> enquiries.of(client, 10, 0))
                .total();
    }

    private Errand agentFor(ClientId client) {
        return Installation.agent(contacts.open(Assurance.HIGH, client));
    }

    private Errand officer() {
        return new Errand(
                new Actor.Person("agent", Set.of(Role.PRIVACY_OFFICER), "gatineau"),
                null,
                "BACK_OFFICE",
                contacts.openFor("agent"),
                "privacy-review",
                Assurance.HIGH,
                null);
    }
}
