package org.guichet.registry.enquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.LegalDay;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.StateChanged;
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

/** How much may wait: of one client, and in the queue of the privacy office. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class WaitingEnquiriesIT {
    @Autowired
    private Enquiries enquiries;

    @Autowired
    private AnsweringEnquiries answering;

    @Autowired
    private Protected people;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private Representations representations;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private LegalDay day;

    @Test
    void whatARepresentativeAskedDoesNotShutTheClientOutNorHersHim() {
        ClientId rose = people.somebody().client();
        ClientId paul = people.somebody().client();
        transactions.execute(status -> Acting.as(
                Installation.agent(contacts.open(Assurance.HIGH, null)),
                () -> representations.record(
                        new Represented(rose, Set.of(rose), ClientKind.PERSON, "Rose Gagnon", null, false),
                        PowersOfAttorney.forProperty(paul))));
        Errand forRose = Installation.citizen(paul).onBehalf(rose.value());
        Errand herself = Installation.citizen(rose);

        times(Enquiries.MOST_WAITING, forRose, rose);
        tooMany(forRose, rose);
        times(Enquiries.MOST_WAITING, herself, rose);

        tooMany(herself, rose);
        tooMany(forRose, rose);
        answer(Acting.as(forRose, () -> enquiries.of(rose, 1, 0)).items().getFirst());
        times(1, forRose, rose);
        tooMany(herself, rose);
    }

    @Test
    void ofTwoWhoAskAtOnceForTheLastOneGetsIt() throws Exception {
        ClientId client = people.somebody().client();
        times(Enquiries.MOST_WAITING - 1, Installation.citizen(client), client);
        Callable<String> asking = () -> {
            try {
                times(1, Installation.citizen(client), client);
                return "asked";
            } catch (StateChanged full) {
                return full.currentState();
            }
        };

        try (var threads = Executors.newFixedThreadPool(1)) {
            Future<String> second = transactions.execute(status -> {
                times(1, Installation.citizen(client), client);
                Future<String> meanwhile = threads.submit(asking);
                awaitBlocked(meanwhile);
                return meanwhile;
            });

            assertThat(second.get()).isEqualTo(Enquiries.TOO_MANY);
        }
        assertThat(Acting.as(Installation.citizen(client), () -> enquiries.of(client, 1, 0))
                        .total())
                .isEqualTo(Enquiries.MOST_WAITING);
    }

    /** Until it waits for whoever asked first, or is done without waiting. */
    private void awaitBlocked(Future<?> meanwhile) {
        for (int times = 0; times < 500 && !meanwhile.isDone(); times++) {
            if (jdbc.sql("select count(*) from pg_locks where not granted")
                            .query(Integer.class)
                            .single()
                    > 0) {
                return;
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Test
    void aLookThatFoundTooMuchWaitingStaysInTheLogAndTheSameRequestMayBeSentAgain() {
        ClientId client = people.somebody().client();
        times(Enquiries.MOST_WAITING, Installation.citizen(client), client);
        Errand keyed = keyed(Installation.citizen(client));
        int looks = looks(client);

        tooMany(keyed, client);

        assertThat(looks(client)).isEqualTo(looks + 1);
        answer(Acting.as(Installation.citizen(client), () -> enquiries.of(client, 1, 0))
                .items()
                .getFirst());
        times(2, keyed, client);
        tooMany(Installation.citizen(client), client);
    }

    @Test
    void countsTheQueueUpToMoreThanAThousand() {
        ClientId client = people.somebody().client();
        Errand officer = Installation.privacyOfficer();
        transactions.executeWithoutResult(status -> {
            plant(client, 1500);

            assertThat(Acting.as(officer, () -> answering.waiting(10, 0)))
                    .satisfies(queue -> assertThat(queue.items()).hasSize(10))
                    .satisfies(queue -> assertThat(queue.total()).isEqualTo(1001))
                    .satisfies(queue -> assertThat(queue.overdue()).isEqualTo(1001));
            assertThat(Acting.as(officer, () -> answering.in(State.OPEN, 10, 0)).total())
                    .isEqualTo(1001);
            status.setRollbackOnly();
        });
    }

    @Test
    void theQueueIsReadAndCountedFromTheIndexOfWhatWaits() {
        ClientId client = people.somebody().client();
        transactions.executeWithoutResult(status -> {
            plant(client, 100);
            for (String way : List.of("seqscan", "bitmapscan")) {
                jdbc.sql("set local enable_" + way + " = off").update();
            }

            assertThat(plan(EnquiryQueue.WAITING + " -- :day :most")).contains("enquiry_waiting");
            assertThat(plan(EnquiryQueue.WAITING_BEFORE + " -- :limit :offset"))
                    .contains("Index Only Scan using enquiry_waiting");
            status.setRollbackOnly();
        });
    }

    private String plan(String sql) {
        return String.join(
                "\n",
                jdbc.sql("explain " + sql)
                        .param("sealed", false)
                        .param("day", day.today())
                        .param("most", 1001)
                        .param("limit", 51)
                        .param("offset", 0)
                        .query(String.class)
                        .list());
    }

    /** Overdue ones, as many. */
    private void plant(ClientId client, int many) {
        jdbc.sql("""
                insert into registry.enquiry (id, client_id, kind, state, at, received_on, due, office, channel, on_behalf,
                                              ciphertext, key_id)
                select gen_random_uuid(), :client, 'ACCESS', 'OPEN', now(), :received, :due, '', 'ONLINE', false, '', 'none'
                from generate_series(1, :many)
                """)
                .param("client", client.value())
                .param("received", day.today().minusDays(31))
                .param("due", day.today().minusDays(1))
                .param("many", many)
                .update();
    }

    private void times(int times, Errand errand, ClientId client) {
        for (int time = 0; time < times; time++) {
            Acting.as(errand, () -> enquiries.request(client, "ACCESS", null, null));
        }
    }

    private void tooMany(Errand errand, ClientId client) {
        assertThatThrownBy(() -> times(1, errand, client))
                .isInstanceOfSatisfying(
                        StateChanged.class,
                        changed -> assertThat(changed.currentState()).isEqualTo(Enquiries.TOO_MANY));
    }

    private void answer(Enquiry.Opened asked) {
        UUID id = asked.enquiry().id();
        Errand officer = new Errand(
                new Actor.Person("agent", Set.of(Role.PRIVACY_OFFICER), "gatineau"),
                null,
                "BACK_OFFICE",
                contacts.openFor("agent"),
                "privacy-review",
                Assurance.HIGH,
                null);
        Acting.as(officer, () -> answering.open(id));
        Acting.run(officer, () -> answering.answer(id, "Here it is."));
    }

    private int looks(ClientId client) {
        return jdbc.sql("""
                select count(*) from registry.access_log l join registry.access_log_subject s on s.entry_id = l.id
                where s.client_id = ? and l.kind = 'READ' and l.attributes = '{enquiries}'
                """).param(client.value()).query(Integer.class).single();
    }

    private static Errand keyed(Errand errand) {
        return new Errand(
                errand.actor(),
                errand.onBehalfOf(),
                errand.channel(),
                errand.contactId(),
                errand.purpose(),
                errand.assurance(),
                new IdempotencyKey("right-" + errand.actor().id(), "hash"));
    }
}
