package org.guichet.registry.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.assertj.core.groups.Tuple;
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
import org.guichet.registry.audit.AccessEntry;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LoggedEntry;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosure.Reason;
import org.guichet.registry.disclosure.Disclosure.Refusal;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Disclosures;
import org.guichet.registry.enquiry.Enquiry.Kind;
import org.guichet.registry.enquiry.Enquiry.State;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.representation.PowersOfAttorney;
import org.guichet.registry.representation.Representations;
import org.guichet.registry.representation.Represented;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class EnquiriesIT {
    private static final String QUESTION = "Why did Gatineau open my file in March?";
    private static final String ANSWER = "To renew your pension, which you had asked for.";

    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AnsweringEnquiries answering;

    @Autowired
    private EnquiryRows rows;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private AuditTrail trail;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @Autowired
    private Representations representations;

    @Test
    void opensACaseAboutAnEntryOfHerLedgerDueInThirtyDaysOfTheLaw() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);

        Enquiry asked = ask(client, entry);

        LocalDate today = day.today();
        assertThat(asked.kind()).isEqualTo(Kind.QUESTION);
        assertThat(asked.state()).isEqualTo(State.OPEN);
        assertThat(asked.entryId()).isEqualTo(entry);
        assertThat(asked.receivedOn()).isEqualTo(today);
        assertThat(asked.due()).isEqualTo(today.plusDays(30));
        assertThat(asked.overdueOn(today.plusDays(30))).isFalse();
        assertThat(asked.overdueOn(today.plusDays(31))).isTrue();
        assertThat(own(client)).singleElement().satisfies(one -> {
            assertThat(one.words()).isEqualTo(QUESTION);
            assertThat(one.answer()).isNull();
        });
    }

    @Test
    void anEntryThatIsNotHersAnswersAsOneThatDoesNotExistAndAsksNothing() {
        ClientId client = people.somebody().client();
        UUID anothers = look(people.somebody().client());

        for (UUID entry : List.of(anothers, UUID.randomUUID())) {
            assertThatThrownBy(() -> ask(client, entry)).isInstanceOf(NotFound.class);
        }
        assertThat(own(client)).isEmpty();
        assertThat(statements(client, anothers)).isEqualTo(statements(client, UUID.randomUUID()));
    }

    @Test
    void theOfficerReadsTheWordsWithinAContactOnlyAndTheClientSeesThatSheDid() {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));

        assertThatThrownBy(() -> Acting.as(Installation.privacyOfficer(), () -> answering.open(asked.id())))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
        assertThat(own(client)).extracting(one -> one.enquiry().state()).containsExactly(State.OPEN);

        Enquiry.Opened opened = Acting.as(officer("agent"), () -> answering.open(asked.id()));

        assertThat(opened.words()).isEqualTo(QUESTION);
        assertThat(opened.client()).isEqualTo(client);
        assertThat(opened.enquiry().state()).isEqualTo(State.IN_REVIEW);
        assertThat(ledger(client)).anySatisfy(entry -> {
            assertThat(entry.purpose()).isEqualTo("privacy-request");
            assertThat(entry.attributes()).containsExactly("enquiries");
            assertThat(entry.reason()).isEqualTo("pension enquiry");
            assertThat(entry.actorOffice()).isEqualTo("gatineau");
        });
    }

    @Test
    void theClientReadsTheAnswerInEveryChannelAndBesideTheEntry() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        Enquiry asked = ask(client, entry);
        answer(asked.id());

        assertThat(own(client)).singleElement().satisfies(one -> {
            assertThat(one.answer()).isEqualTo(ANSWER);
            assertThat(one.enquiry().state()).isEqualTo(State.ANSWERED);
            assertThat(one.enquiry().answeredAt()).isNotNull();
        });
        assertThat(Acting.as(served(client), () -> enquiries.of(client, 10, 0)).items())
                .extracting(Enquiry.Opened::answer)
                .containsExactly(ANSWER);
        assertThat(about(Installation.citizen(client), client, entry))
                .extracting(Enquiry.Answered::answer)
                .containsExactly(ANSWER);
        assertThat(about(Installation.citizen(client), client, UUID.randomUUID()))
                .isEmpty();
    }

    @Test
    void anAgentAsksForHerWithinAContactAndNotWithoutOne() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);

        assertThatThrownBy(() -> Acting.as(Installation.agent(null), () -> enquiries.askAbout(client, entry, QUESTION)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
        Errand unidentified = Installation.agent(contacts.open(Assurance.NONE, client));
        assertThatThrownBy(() -> Acting.as(unidentified, () -> enquiries.askAbout(client, entry, QUESTION)))
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CALLER_NOT_IDENTIFIED));

        Enquiry asked = Acting.as(served(client), () -> enquiries.askAbout(client, entry, QUESTION));

        assertThat(asked.office()).isEqualTo("gatineau");
        assertThat(asked.channel()).isEqualTo("IN_PERSON");
        assertThat(own(client)).hasSize(1);
        assertThat(ledger(client)).anySatisfy(one -> {
            assertThat(one.kind().name()).isEqualTo("CHANGE");
            assertThat(one.attributes()).containsExactly("enquiries");
        });
    }

    @Test
    void nobodyAsksAboutSomebodyElse() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);

        assertThatThrownBy(() -> Acting.as(
                        Installation.citizen(people.somebody().client()),
                        () -> enquiries.askAbout(client, entry, QUESTION)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() ->
                        Acting.as(Installation.citizen(people.somebody().client()), () -> enquiries.of(client, 10, 0)))
                .isInstanceOf(NotFound.class);
        assertThatThrownBy(() -> Acting.as(officer("agent"), () -> enquiries.of(client, 10, 0)))
                .isInstanceOf(DisclosureRefused.class);
    }

    @Test
    void aContactWithOneClientAsksForNobodyElse() {
        ClientId client = people.somebody().client();
        ClientId other = people.somebody().client();
        UUID entry = look(other);
        Errand agent = Installation.agent(contacts.open(Assurance.HIGH, null));
        Acting.as(agent, () -> enquiries.of(client, 10, 0));

        for (Runnable look : List.<Runnable>of(
                () -> enquiries.of(other, 10, 0),
                () -> enquiries.askAbout(other, entry, QUESTION),
                () -> enquiries.request(other, "ACCESS", null, null))) {
            assertThatThrownBy(() -> Acting.run(agent, look)).satisfies(EnquiriesIT::needsAContact);
        }
        assertThat(own(other)).isEmpty();
    }

    @Test
    void anOfficersContactIsForTheOneEnquirySheOpenedAndTheRefusalIsEntered() {
        ClientId client = people.somebody().client();
        Enquiry first = ask(client, look(client));
        Enquiry hersToo = ask(client, look(client));
        ClientId other = people.somebody().client();
        Enquiry anothers = ask(other, look(other));
        Errand officer = officer("agent");
        Acting.as(officer, () -> answering.open(first.id()));

        for (Enquiry elsewhere : List.of(hersToo, anothers)) {
            assertThatThrownBy(() -> Acting.as(officer, () -> answering.open(elsewhere.id())))
                    .satisfies(EnquiriesIT::needsAContact);
            Acting.as(officer("agent"), () -> answering.open(elsewhere.id()));
            assertThatThrownBy(() -> Acting.run(officer, () -> answering.answer(elsewhere.id(), ANSWER)))
                    .satisfies(EnquiriesIT::needsAContact);
            assertThatThrownBy(() -> Acting.as(officer, () -> answering.extend(elsewhere.id(), ANSWER)))
                    .satisfies(EnquiriesIT::needsAContact);
        }
        assertThat(ledger(other))
                .filteredOn(entry -> entry.kind() == AccessEntry.Kind.REFUSAL)
                .hasSize(3);
        assertThat(own(client)).extracting(Enquiry.Opened::answer).containsOnlyNulls();
        Acting.run(officer, () -> answering.answer(first.id(), ANSWER));
    }

    @Test
    void theQueueAndTheEnvelopeDecryptNothing() {
        ClientId client = people.somebody().client();
        UUID id = asked(client, day.today(), day.today().plusDays(30));
        jdbc.sql("update registry.enquiry set key_id = 'lost', ciphertext = '\\x00' where id = ?")
                .param(id)
                .update();

        assertThat(Acting.as(officer("agent"), () -> answering.find(id)).id()).isEqualTo(id);
        assertThat(waiting()).contains(id);
        assertThatThrownBy(() -> Acting.as(officer("agent"), () -> answering.open(id)))
                .isNotInstanceOf(NotFound.class);
    }

    @Test
    void noMoreThanFiftyOfAClientsWaitAndFiveAreShownBesideAnEntry() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        List<UUID> asked = new ArrayList<>();
        for (int times = 0; times < Enquiries.MOST_WAITING; times++) {
            asked.add(ask(client, entry).id());
        }

        assertThatThrownBy(() -> ask(client, entry)).satisfies(EnquiriesIT::tooMany);
        assertThatThrownBy(() ->
                        Acting.as(Installation.citizen(client), () -> enquiries.request(client, "ACCESS", null, null)))
                .satisfies(EnquiriesIT::tooMany);
        assertThat(about(Installation.citizen(client), client, entry))
                .extracting(one -> one.enquiry().id())
                .containsExactlyElementsOf(asked.subList(asked.size() - 5, asked.size()));
        answer(asked.getFirst());
        ask(client, entry);
    }

    @Test
    void whoeverRepresentsHerAsksForHerAndSeesWhatWasAskedForHerAlone() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        transactions.execute(status -> Acting.as(
                Installation.agent(contacts.open(Assurance.HIGH, null)),
                () -> representations.record(
                        new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false),
                        PowersOfAttorney.forProperty(paul, Set.of("*"), Set.of("*"), true))));
        Errand forRose = Installation.citizen(paul).onBehalf(rose.value());
        UUID entry = look(rose);
        Enquiry hers = ask(rose, entry);

        Enquiry his = Acting.as(forRose, () -> enquiries.askAbout(rose, entry, QUESTION));

        assertThat(his.onBehalf()).isTrue();
        assertThat(hers.onBehalf()).isFalse();
        Enquiries.Page seen = Acting.as(forRose, () -> enquiries.of(rose, 10, 0));
        assertThat(seen.items()).extracting(one -> one.enquiry().id()).containsExactly(his.id());
        assertThat(seen.total()).isEqualTo(1);
        assertThat(about(forRose, rose, entry))
                .extracting(one -> one.enquiry().id())
                .containsExactly(his.id());
        assertThat(own(rose)).extracting(one -> one.enquiry().id()).containsExactly(his.id(), hers.id());
        assertThat(ledger(rose))
                .filteredOn(one -> one.kind() == AccessEntry.Kind.CHANGE && one.onBehalfOf() != null)
                .singleElement()
                .satisfies(one -> assertThat(one.bases()).anyMatch(basis -> basis.startsWith("REPRESENTATION:")));
        assertThat(changes(rose)).containsExactly(tuple("representative", rose.value()), tuple("self", null));
        assertThatThrownBy(() -> Acting.as(
                        Installation.citizen(people.somebody().client()).onBehalf(rose.value()),
                        () -> enquiries.of(rose, 10, 0)))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void entersThatSheWasAskedForOnWhatTheLookBeforeItRestedOn() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        for (boolean act : List.of(true, true, false)) {
            transactions.execute(status -> Acting.as(
                    Installation.agent(contacts.open(Assurance.HIGH, null)),
                    () -> representations.record(
                            new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false),
                            PowersOfAttorney.forProperty(paul, Set.of("*"), Set.of("*"), act))));
        }

        Acting.as(
                Installation.citizen(paul).onBehalf(rose.value()), () -> enquiries.request(rose, "ACCESS", null, null));

        List<LoggedEntry> his =
                ledger(rose).stream().filter(one -> one.onBehalfOf() != null).toList();
        assertThat(his)
                .extracting(LoggedEntry::kind)
                .containsExactlyInAnyOrder(AccessEntry.Kind.READ, AccessEntry.Kind.CHANGE);
        assertThat(his.getFirst().bases())
                .filteredOn(basis -> basis.startsWith("REPRESENTATION:"))
                .hasSizeGreaterThan(1);
        assertThat(his.getFirst().bases()).isEqualTo(his.getLast().bases());
    }

    @Test
    void aLookThatAskedNothingStaysInTheLedger() {
        ClientId client = people.somebody().client();

        assertThatThrownBy(
                        () -> Acting.as(served(client), () -> enquiries.askAbout(client, UUID.randomUUID(), QUESTION)))
                .isInstanceOf(NotFound.class);

        assertThat(ledger(client))
                .filteredOn(entry -> entry.kind() == AccessEntry.Kind.READ)
                .singleElement()
                .satisfies(
                        entry -> assertThat(entry.attributes()).containsExactlyInAnyOrder("disclosures", "enquiries"));
    }

    @Test
    void countsTheLineBreakOfAFormAsTheOneCharacterItsPageCounts() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        String typed = "x\r\n".repeat(999) + "xx";
        String kept = "x\n".repeat(999) + "xx";
        Errand citizen = Installation.citizen(client);

        Acting.as(citizen, () -> enquiries.request(client, "OBJECTION", typed, null));
        Enquiry asked = Acting.as(citizen, () -> enquiries.askAbout(client, entry, typed));
        Errand officer = officer("agent");
        Acting.as(officer, () -> answering.open(asked.id()));
        Acting.as(officer, () -> answering.extend(asked.id(), typed));
        Acting.run(officer, () -> answering.answer(asked.id(), typed + "\r\n".repeat(1998) + "xx"));

        assertThat(own(client)).extracting(Enquiry.Opened::words).containsExactly(kept, kept);
        assertThat(own(client).getFirst().extension()).isEqualTo(kept);
        assertThat(own(client).getFirst().answer()).isEqualTo(kept + "\n".repeat(1998) + "xx");
        assertThatThrownBy(() -> Acting.as(citizen, () -> enquiries.askAbout(client, entry, typed + "x")))
                .isInstanceOf(InvalidInput.class);
    }

    @Test
    void besideAnEntryOnlyTheAnswerIsDecrypted() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        Enquiry asked = ask(client, entry);
        answer(asked.id());
        jdbc.sql("update registry.enquiry set key_id = 'lost', ciphertext = '\\x00' where id = ?")
                .param(asked.id())
                .update();

        assertThat(about(Installation.citizen(client), client, entry))
                .extracting(Enquiry.Answered::answer)
                .containsExactly(ANSWER);
    }

    @Test
    void herOwnMatterIsEnteredAsHerOwnEvenWhereSheNamesHerself() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);

        Enquiry asked = Acting.as(
                Installation.citizen(client).onBehalf(client.value()),
                () -> enquiries.askAbout(client, entry, QUESTION));

        assertThat(asked.onBehalf()).isFalse();
        assertThat(changes(client)).containsExactly(tuple("self", null));
    }

    /** The relation and the person acted for, of what was entered as a change of what is asked; the newest first. */
    private List<Tuple> changes(ClientId client) {
        return jdbc.sql("""
                select l.relation, l.on_behalf_of from registry.access_log l
                join registry.access_log_subject s on s.entry_id = l.id
                where s.client_id = ? and l.kind = 'CHANGE' and l.attributes = '{enquiries}' order by l.at desc, l.id desc
                """)
                .param(client.value())
                .query((row, number) -> tuple(row.getString(1), row.getObject(2)))
                .list();
    }

    private static void needsAContact(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        DisclosureRefused.class,
                        refused -> assertThat(refused.reason()).isEqualTo(Reason.CONTACT_REQUIRED));
    }

    private static void tooMany(Throwable thrown) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo(Enquiries.TOO_MANY));
    }

    @Test
    void answersForASealedClientAsForNobody() {
        ClientId sealed = people.sealed().client();
        ClientId nobody = new ClientId(UUID.randomUUID());
        UUID entry = UUID.randomUUID();

        for (ClientId client : List.of(sealed, nobody)) {
            assertThatThrownBy(() -> Acting.as(agentFor(client), () -> enquiries.askAbout(client, entry, QUESTION)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(people.statements(() -> refusedToAgent(sealed)))
                .isEqualTo(people.statements(() -> refusedToAgent(nobody)));
    }

    @Test
    void theQueueIsDueFirstSaysWhatIsOverdueAndForgetsWhatIsAnswered() {
        ClientId client = people.somebody().client();
        long overdue = overdue();
        UUID late = asked(client, day.today().minusDays(31), day.today().minusDays(1));
        UUID today = asked(client, day.today().minusDays(30), day.today());
        Enquiry later = ask(client, look(client));

        List<Enquiry> queue = all(Installation.privacyOfficer(), offset -> answering.waiting(100, offset));

        assertThat(queue).extracting(Enquiry::id).containsSubsequence(late, today, later.id());
        assertThat(queue).extracting(Enquiry::due).isSorted();
        assertThat(queue.stream().filter(one -> one.overdueOn(day.today())).map(Enquiry::id))
                .contains(late)
                .doesNotContain(today, later.id());
        assertThat(overdue()).isEqualTo(overdue + 1);
        answer(late);
        assertThat(waiting()).contains(today, later.id()).doesNotContain(late);
        assertThat(in(State.ANSWERED)).contains(late).doesNotContain(today);
        assertThat(in(State.IN_REVIEW)).doesNotContain(late, today);
        assertThat(overdue()).isEqualTo(overdue);
        answer(today);
        assertThat(in(State.ANSWERED)).containsSubsequence(today, late);
    }

    @Test
    void pagesTheQueueAndAClientsEnquiries() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        List<UUID> asked = new ArrayList<>();
        for (int times = 0; times < 3; times++) {
            asked.add(ask(client, entry).id());
        }

        Enquiries.Page first = Acting.as(Installation.citizen(client), () -> enquiries.of(client, 2, 0));
        Enquiries.Page second = Acting.as(Installation.citizen(client), () -> enquiries.of(client, 2, 2));

        assertThat(first.total()).isEqualTo(3);
        assertThat(first.next()).isEqualTo(2);
        assertThat(second.next()).isNull();
        assertThat(List.of(
                        first.items().getFirst(),
                        first.items().getLast(),
                        second.items().getFirst()))
                .extracting(one -> one.enquiry().id())
                .containsExactly(asked.get(2), asked.get(1), asked.get(0));
        AnsweringEnquiries.Queue queue = Acting.as(Installation.privacyOfficer(), () -> answering.waiting(1, 0));
        assertThat(queue.items()).hasSize(1);
        assertThat(queue.next()).isEqualTo(1);
    }

    @Test
    void refusesTheOfficersSideToEverybodyElse() {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));
        for (Errand other : List.of(
                Installation.citizen(client),
                Installation.agent(contacts.openFor("agent")),
                Installation.supervisor(contacts.openFor("agent")))) {
            assertThatThrownBy(() -> Acting.as(other, () -> answering.waiting(10, 0)))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.as(other, () -> answering.find(asked.id())))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.as(other, () -> answering.open(asked.id())))
                    .isInstanceOf(NotGranted.class);
            assertThatThrownBy(() -> Acting.run(other, () -> answering.answer(asked.id(), ANSWER)))
                    .isInstanceOf(NotGranted.class);
        }
    }

    @Test
    void anEnquiryOfAClientWhoIsSealedSinceIsThereForTheClearedOfficerAlone() {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));
        people.seal(client);

        for (UUID id : List.of(asked.id(), UUID.randomUUID())) {
            assertThatThrownBy(() -> Acting.as(officer("agent"), () -> answering.find(id)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> Acting.as(officer("agent"), () -> answering.open(id)))
                    .isInstanceOf(NotFound.class);
            assertThatThrownBy(() -> Acting.run(officer("agent"), () -> answering.answer(id, ANSWER)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(waiting()).doesNotContain(asked.id());
        Errand cleared = Installation.cleared(officer("agent"));
        assertThat(Acting.as(cleared, () -> answering.open(asked.id())).words()).isEqualTo(QUESTION);
        assertThat(all(cleared, offset -> answering.waiting(100, offset)))
                .extracting(Enquiry::id)
                .contains(asked.id());
    }

    @Test
    void nobodyAnswersWhatNobodyHasReadAndNobodyAnswersTwice() {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));

        assertThatThrownBy(() -> Acting.run(officer("agent"), () -> answering.answer(asked.id(), ANSWER)))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo("OPEN"));
        answer(asked.id());
        assertThatThrownBy(() -> Acting.run(officer("other"), () -> answering.answer(asked.id(), "Something else")))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo("ANSWERED"));
        assertThat(own(client)).extracting(Enquiry.Opened::answer).containsExactly(ANSWER);
    }

    @Test
    void ofTwoOfficersWhoAnswerAtOnceOneWins() throws Exception {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));
        List<Callable<String>> both = List.of(answering(asked.id(), "first"), answering(asked.id(), "second"));

        List<String> outcomes = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(2)) {
            for (Future<String> outcome : threads.invokeAll(both)) {
                outcomes.add(outcome.get());
            }
        }

        assertThat(outcomes).containsExactlyInAnyOrder("answered", "ANSWERED");
        assertThat(jdbc.sql("select count(*) from registry.enquiry_answer where enquiry_id = ?")
                        .param(asked.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theSameKeyAsksAndAnswersOnce() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        Errand repeated = keyed(Installation.citizen(client), "ask-1");

        Enquiry first = Acting.as(repeated, () -> enquiries.askAbout(client, entry, QUESTION));
        Enquiry again = Acting.as(repeated, () -> enquiries.askAbout(client, entry, QUESTION));

        assertThat(again.id()).isEqualTo(first.id());
        assertThat(own(client)).hasSize(1);
        Errand officer = keyed(officer("agent"), "answer-1");
        Acting.as(officer, () -> answering.open(first.id()));
        Acting.run(officer, () -> answering.answer(first.id(), ANSWER));
        Acting.run(officer, () -> answering.answer(first.id(), ANSWER));
        assertThat(own(client)).extracting(Enquiry.Opened::answer).containsExactly(ANSWER);
    }

    @Test
    void keepsWordsAndAnswersEncryptedAndChangesNothingThatWasSaid() {
        ClientId client = people.somebody().client();
        Enquiry asked = ask(client, look(client));
        answer(asked.id());

        assertThat(jdbc.sql("""
                select count(*) from registry.enquiry e join registry.enquiry_answer a on a.enquiry_id = e.id
                where e.id = ? and position('Gatineau'::bytea in e.ciphertext) = 0
                  and position('pension'::bytea in a.ciphertext) = 0
                """).param(asked.id()).query(Integer.class).single())
                .isEqualTo(1);
        for (String change : List.of(
                "update registry.enquiry set client_id = gen_random_uuid() where id = ?",
                "update registry.enquiry set ciphertext = '\\x00' where id = ?",
                "delete from registry.enquiry where id = ?",
                "update registry.enquiry_answer set at = now() where enquiry_id = ?",
                "delete from registry.enquiry_opening where enquiry_id = ?")) {
            assertThatThrownBy(() -> jdbc.sql(change).param(asked.id()).update())
                    .hasMessageContaining("append-only");
        }
    }

    @Test
    void refusesWordsThatSayNothingOrTooMuch() {
        ClientId client = people.somebody().client();
        UUID entry = look(client);
        Enquiry asked = ask(client, entry);
        for (String said : List.of("", "   ", "x".repeat(2001), "a\u0000b")) {
            assertThatThrownBy(() ->
                            Acting.as(Installation.citizen(client), () -> enquiries.askAbout(client, entry, said)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.wrong())
                                    .extracting(Wrong::field)
                                    .containsExactly("question"));
        }
        for (String said : List.of("", "x".repeat(4001))) {
            assertThatThrownBy(() -> Acting.run(officer("agent"), () -> answering.answer(asked.id(), said)))
                    .isInstanceOfSatisfying(
                            InvalidInput.class,
                            invalid -> assertThat(invalid.wrong())
                                    .extracting(Wrong::field)
                                    .containsExactly("answer"));
        }
        assertThat(own(client)).hasSize(1);
    }

    @Test
    void theGrantToAnswerOpensNothingElse() {
        ClientId client = people.somebody().client();
        Errand officer = officer("agent");

        Disclosure named = transactions.execute(status -> Acting.as(
                officer.forPurpose("privacy-request"), () -> disclosures.open(Ask.about(client, Set.of("enquiries")))));
        Disclosure ledger = transactions.execute(status -> Acting.as(
                officer,
                () -> disclosures.open(
                        Ask.about(client, Set.of("disclosures", "familyName")).forPurpose("privacy-request"))));

        assertThat(((Refusal) named).reason()).isEqualTo(Reason.NOT_GRANTED);
        assertThat(((Refusal) ledger).reason()).isEqualTo(Reason.NOT_FOR_THIS_ROLE);
    }

    private Callable<String> answering(UUID id, String who) {
        Errand officer = officer(who);
        Acting.as(officer, () -> answering.open(id));
        return () -> {
            try {
                Acting.run(officer, () -> answering.answer(id, "Answered by " + who));
                return "answered";
            } catch (StateChanged changed) {
                return changed.currentState();
            }
        };
    }

    private Enquiry ask(ClientId client, UUID entry) {
        return Acting.as(Installation.citizen(client), () -> enquiries.askAbout(client, entry, QUESTION));
    }

    /** As it was kept on a day that has passed. */
    private UUID asked(ClientId client, LocalDate received, LocalDate due) {
        UUID entry = look(client);
        UUID id = UUID.randomUUID();
        transactions.executeWithoutResult(status -> Acting.run(Installation.citizen(client), () -> {
            Permit permit = disclosures
                    .open(Ask.about(client, Set.of(Enquiries.ATTRIBUTE)))
                    .orRefuse();
            rows.insert(
                    id,
                    permit,
                    new EnquiryRows.Asked(Kind.QUESTION, entry, Instant.now(), QUESTION),
                    Instant.now(),
                    received,
                    due);
        }));
        return id;
    }

    private void answer(UUID id) {
        Errand officer = officer("agent");
        Acting.as(officer, () -> answering.open(id));
        Acting.run(officer, () -> answering.answer(id, ANSWER));
    }

    private List<Enquiry.Opened> own(ClientId client) {
        return Acting.as(Installation.citizen(client), () -> enquiries.of(client, 100, 0))
                .items();
    }

    private List<Enquiry.Answered> about(Errand errand, ClientId client, UUID entry) {
        return transactions.execute(status -> Acting.as(
                errand,
                () -> enquiries.about(
                        disclosures
                                .open(Ask.about(client, Set.of(Enquiries.ATTRIBUTE)))
                                .orRefuse(),
                        List.of(entry))));
    }

    private long overdue() {
        return Acting.as(Installation.privacyOfficer(), () -> answering.waiting(1, 0))
                .overdue();
    }

    private List<UUID> waiting() {
        return ids(offset -> answering.waiting(100, offset));
    }

    private List<UUID> in(State state) {
        return ids(offset -> answering.in(state, 100, offset));
    }

    private static List<UUID> ids(IntFunction<AnsweringEnquiries.Queue> queue) {
        return all(Installation.privacyOfficer(), queue).stream()
                .map(Enquiry::id)
                .toList();
    }

    /** Every page of it: other tests ask too. */
    private static List<Enquiry> all(Errand officer, IntFunction<AnsweringEnquiries.Queue> queue) {
        List<Enquiry> found = new ArrayList<>();
        Integer next = 0;
        while (next != null) {
            int offset = next;
            AnsweringEnquiries.Queue page = Acting.as(officer, () -> queue.apply(offset));
            found.addAll(page.items());
            next = page.next();
        }
        return found;
    }

    private List<LoggedEntry> ledger(ClientId client) {
        return trail.about(Set.of(client), Instant.EPOCH, Instant.now().plusSeconds(60), 100, 0)
                .items();
    }

    /** An agent looks at somebody; the entry that says so. */
    private UUID look(ClientId client) {
        return transactions.execute(status -> Acting.as(
                served(client), () -> ((Permit) disclosures.open(Ask.about(client, Set.of("familyName")))).entryId()));
    }

    private int statements(ClientId client, UUID entry) {
        return people.statements(
                () -> assertThatThrownBy(() -> ask(client, entry)).isInstanceOf(NotFound.class));
    }

    private void refusedToAgent(ClientId client) {
        assertThatThrownBy(() ->
                        Acting.as(agentFor(client), () -> enquiries.askAbout(client, UUID.randomUUID(), QUESTION)))
                .isInstanceOf(NotFound.class);
    }

    private Errand agentFor(ClientId client) {
        return Installation.agent(contacts.open(Assurance.HIGH, client));
    }

    private Errand served(ClientId client) {
        return agentFor(client);
    }

    private Errand officer(String account) {
        return new Errand(
                new Actor.Person(account, Set.of(Role.PRIVACY_OFFICER), "gatineau"),
                null,
                "BACK_OFFICE",
                contacts.openFor(account),
                "privacy-review",
                Assurance.HIGH,
                null);
    }

    private static Errand keyed(Errand errand, String key) {
        return new Errand(
                errand.actor(),
                errand.onBehalfOf(),
                errand.channel(),
                errand.contactId(),
                errand.purpose(),
                errand.assurance(),
                new IdempotencyKey(key + "-" + errand.actor().id(), "hash"));
    }
}
