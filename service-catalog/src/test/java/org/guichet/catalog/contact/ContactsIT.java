package org.guichet.catalog.contact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.guichet.catalog.CountedStatements;
import org.guichet.catalog.MovableClock;
import org.guichet.catalog.Staff;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.KeyReused;
import org.guichet.registry.actor.NotGranted;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
class ContactsIT {
    private static final Errand AGENT = Staff.agent("agent-one");
    private static final Errand COLLEAGUE = Staff.agent("agent-two");

    @Autowired
    Contacts contacts;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MovableClock clock;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void opensAContactInTheChannelOfWhoeverActs() {
        Contact contact = opened();

        assertThat(contact.channel()).isEqualTo("IN_PERSON");
        assertThat(contact.endedAt()).isNull();
        assertThat(contacts.find(contact.id())).hasValueSatisfying(open -> {
            assertThat(open.account()).isEqualTo("agent-one");
            assertThat(open.callerAssurance()).isEqualTo(Assurance.NONE);
        });
    }

    @Test
    void keysALetterAsAContactOfItsOwnChannel() {
        var letter = new NewContact("pension", null, "L-7", null, "gis", "fr", "fr", "MAIL", clock.instant(), null);

        Contact keyed = Staff.as(AGENT, () -> contacts.open(letter));

        assertThat(keyed.channel()).isEqualTo("MAIL");
        assertThat(contacts.find(keyed.id())).hasValueSatisfying(open -> {
            assertThat(open.channel()).isEqualTo("MAIL");
            assertThat(open.openedFrom()).isEqualTo("IN_PERSON");
        });
    }

    @Test
    void servesInItsOwnChannelWhereNobodyWroteWhereItWasOpenedFrom() {
        Contact contact = opened();
        jdbc.sql("update catalog.contact set opened_from = null where id = ?")
                .param(contact.id())
                .update();

        assertThat(contacts.find(contact.id()))
                .hasValueSatisfying(open -> assertThat(open.openedFrom()).isEqualTo("IN_PERSON"));
    }

    @Test
    void isOfNoChannelThatWhoeverOpensItCannotKnow() {
        Errand byTelephone = opener(Role.CALL_AGENT, "PHONE");
        Errand partner = opener(Role.PARTNER, "PARTNER");

        for (String keyed : List.of("MAIL", "EMAIL", "CHAT", "BACK_OFFICE", "PHONE")) {
            assertThat(openedAs(byTelephone, keyed).channel()).isEqualTo(keyed);
        }
        assertThat(openedAs(AGENT, "OUTREACH").channel()).isEqualTo("OUTREACH");
        for (String elsewhere : List.of("OUTREACH", "IN_PERSON", "ONLINE", "PARTNER")) {
            assertRefused(byTelephone, elsewhere);
        }
        for (String elsewhere : List.of("OUTREACH", "MAIL", "PHONE")) {
            assertRefused(partner, elsewhere);
        }
    }

    private void assertRefused(Errand opener, String channel) {
        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> openedAs(opener, channel))
                .satisfies(wrong -> assertThat(wrong.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactly("channel"));
    }

    private Contact openedAs(Errand opener, String channel) {
        var keyed = new NewContact("pension", null, null, null, null, null, null, channel, null, null);
        return Staff.as(opener, () -> contacts.open(keyed));
    }

    private static Errand opener(Role role, String channel) {
        return new Errand(
                new Actor.Person("opener", Set.of(role), "Rimouski"),
                null,
                channel,
                null,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
    }

    @Test
    void answersARetryWithTheFirstContact() {
        Errand once = Staff.withKey(AGENT, UUID.randomUUID().toString(), "a");

        Contact first = Staff.as(once, () -> contacts.open(NewContact.because("pension")));
        Contact again = Staff.as(once, () -> contacts.open(NewContact.because("pension")));

        assertThat(again.id()).isEqualTo(first.id());
    }

    @Test
    void refusesTheSameKeyWithAnotherRequest() {
        String key = UUID.randomUUID().toString();
        Staff.as(Staff.withKey(AGENT, key, "a"), () -> contacts.open(NewContact.because("pension")));

        assertThatExceptionOfType(KeyReused.class)
                .isThrownBy(() ->
                        Staff.as(Staff.withKey(AGENT, key, "b"), () -> contacts.open(NewContact.because("passport"))));
    }

    @Test
    void refusesACitizen() {
        Errand citizen = Staff.citizen(new ClientId(UUID.randomUUID()));

        assertThatExceptionOfType(NotGranted.class)
                .isThrownBy(() -> Staff.as(citizen, () -> contacts.open(NewContact.because("pension"))));
    }

    @Test
    void namesEveryWrongField() {
        var nonsense = new NewContact(
                " ",
                null,
                "t".repeat(61),
                null,
                null,
                "?",
                null,
                "PIGEON",
                clock.instant().plusSeconds(60),
                null);

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Staff.as(AGENT, () -> contacts.open(nonsense)))
                .satisfies(wrong -> assertThat(wrong.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactly("reason", "ticket", "language", "channel", "receivedAt"));
    }

    @Test
    void countsTheLatestIdentification() {
        Contact contact = opened();

        Staff.as(AGENT, () -> contacts.identify(contact.id(), by("photo-document", Assurance.SUBSTANTIAL)));

        assertThat(contacts.find(contact.id()))
                .map(OpenContact::callerAssurance)
                .contains(Assurance.SUBSTANTIAL);
    }

    @Test
    void refusesAnIdentificationWithoutMethodOrAssurance() {
        Contact contact = opened();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() ->
                        Staff.as(AGENT, () -> contacts.identify(contact.id(), new Identification("", null, null))))
                .satisfies(wrong -> assertThat(wrong.wrong())
                        .extracting(InvalidInput.Wrong::field)
                        .containsExactly("method", "assurance"));
    }

    @Test
    void hidesAContactFromAColleague() {
        Contact contact = opened();

        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> Staff.as(
                        COLLEAGUE, () -> contacts.identify(contact.id(), by("photo-document", Assurance.HIGH))));
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(
                        () -> Staff.as(COLLEAGUE, () -> contacts.close(contact.id(), Contact.Outcome.RESOLVED, null)));
    }

    @Test
    void permitsNothingOnceClosed() {
        Contact contact = opened();

        Contact closed = Staff.as(AGENT, () -> contacts.close(contact.id(), Contact.Outcome.RESOLVED, "all done"));

        assertThat(closed.outcome()).isEqualTo(Contact.Outcome.RESOLVED);
        assertThat(contacts.find(contact.id())).isEmpty();
        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() ->
                        Staff.as(AGENT, () -> contacts.identify(contact.id(), by("photo-document", Assurance.HIGH))))
                .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("CLOSED"));
    }

    @Test
    void closesOnlyOnce() {
        Contact contact = opened();
        Staff.as(AGENT, () -> contacts.close(contact.id(), Contact.Outcome.REFERRED, null));

        assertThatExceptionOfType(StateChanged.class)
                .isThrownBy(() -> Staff.as(AGENT, () -> contacts.close(contact.id(), Contact.Outcome.RESOLVED, null)));
    }

    @Test
    void refusesToCloseWithoutAnOutcome() {
        Contact contact = opened();

        assertThatExceptionOfType(InvalidInput.class)
                .isThrownBy(() -> Staff.as(AGENT, () -> contacts.close(contact.id(), null, null)));
    }

    @Test
    void permitsNothingOnceExpired() {
        Contact contact = opened();

        clock.later(Duration.ofHours(3), () -> {
            assertThat(contacts.find(contact.id())).isEmpty();
            assertThatExceptionOfType(StateChanged.class)
                    .isThrownBy(() -> Staff.as(
                            AGENT, () -> contacts.identify(contact.id(), by("photo-document", Assurance.HIGH))))
                    .satisfies(changed -> assertThat(changed.currentState()).isEqualTo("EXPIRED"));
        });
    }

    @Test
    void bindsItselfToTheFirstClientAndToNoOther() {
        Contact contact = opened();
        Errand within = Staff.agent("agent-one", contact.id());
        Permit first = permitFor(new ClientId(UUID.randomUUID()));

        bind(within, first);
        bind(within, first);

        assertThat(contacts.find(contact.id()))
                .map(OpenContact::clientId)
                .contains(first.client().value());
        assertThatExceptionOfType(DisclosureRefused.class)
                .isThrownBy(() -> bind(within, permitFor(new ClientId(UUID.randomUUID()))))
                .satisfies(refused -> assertThat(refused.reason().code()).isEqualTo("contact-required"));
    }

    @Test
    void isFoundInOneStatement() {
        Contact contact = opened();

        assertThat(CountedStatements.during(() -> contacts.find(contact.id()))).hasSize(1);
    }

    @Test
    void bindOnceWhereTwoClientsAreOpenedAtTheSameInstant() {
        ClientId first = new ClientId(UUID.randomUUID());

        assertThat(boundWhileAnotherBinds(first, first)).isTrue();
        assertThat(boundWhileAnotherBinds(first, new ClientId(UUID.randomUUID())))
                .isFalse();
    }

    @Test
    void layRowsThatOnlyGrowIntoThePartitionOfTheirMonth() {
        YearMonth month = YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));

        assertThat(jdbc.sql("select tableoid::regclass::text from catalog.contact where id = ?")
                        .param(opened().id())
                        .query(String.class)
                        .single())
                .isEqualTo("catalog.contact_%d_%02d".formatted(month.getYear(), month.getMonthValue()));
    }

    @Test
    void areOnlyReadWhereTheyAreBoundAlready() {
        Contact contact = opened();
        ClientId client = new ClientId(UUID.randomUUID());
        Errand errand = AGENT.within(contact.id());
        bind(errand, permitFor(client));
        String written = writtenBy(contact.id());

        bind(errand, permitFor(client));

        assertThat(writtenBy(contact.id())).isEqualTo(written);
    }

    private Contact opened() {
        return Staff.as(AGENT, () -> contacts.open(NewContact.because("pension")));
    }

    private static Identification by(String method, Assurance assurance) {
        return new Identification(method, assurance, "passport");
    }

    private void bind(Errand errand, Permit permit) {
        Staff.as(
                errand,
                () -> transaction.execute(status -> {
                    contacts.bind(permit);
                    return status;
                }));
    }

    private static Permit permitFor(ClientId client) {
        return new Permit(UUID.randomUUID(), client, "service-delivery", Map.of(), Map.of(), Map.of());
    }

    /** Whether the second is let through, who came while the first had bound the contact and not yet committed. */
    private boolean boundWhileAnotherBinds(ClientId first, ClientId second) {
        Errand errand = AGENT.within(opened().id());
        CompletableFuture<Boolean> other = Staff.as(
                errand,
                () -> transaction.execute(status -> {
                    contacts.bind(permitFor(first));
                    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> binds(errand, second));
                    await().until(() -> jdbc.sql("""
                                    select count(*) from pg_locks l join pg_database d on d.datname = current_database()
                                    join pg_stat_activity a on a.pid = l.pid and a.datname = d.datname
                                    where not l.granted""").query(Integer.class).single() > 0);
                    return waiting;
                }));
        return other.join();
    }

    private boolean binds(Errand errand, ClientId client) {
        try {
            bind(errand, permitFor(client));
            return true;
        } catch (DisclosureRefused refused) {
            return false;
        }
    }

    /** The transaction that wrote the row as it stands, and where it lies. */
    private String writtenBy(UUID contact) {
        return jdbc.sql("select xmin::text || ' ' || ctid::text from catalog.contact where id = ?")
                .param(contact)
                .query(String.class)
                .single();
    }
}
