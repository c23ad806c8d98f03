package org.guichet.registry.registration.unattended;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.OwnAccounts;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.duplicate.FindingDuplicates;
import org.guichet.registry.duplicate.Merging;
import org.guichet.registry.protection.Protected;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.load.FilesOfPeople;
import org.guichet.registry.registration.load.Outcome;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Somebody typed another's name and birth before anybody told of her: the account opens what was typed, and no more. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Protected.class, FilesOfPeople.class, LifeEvents.class})
class SelfAssertedIT {
    @Autowired
    private SelfRegistering herself;

    @Autowired
    private BindingAccounts binding;

    @Autowired
    private OwnAccounts accounts;

    @Autowired
    private LifeEvents programme;

    @Autowired
    private FilesOfPeople files;

    @Autowired
    private FindingDuplicates duplicates;

    @Autowired
    private Merging merging;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    private final String account = "typed-" + UUID.randomUUID();

    @Test
    void entersApartWhomAProgrammeTellsOfAndQueuesThePair() {
        List<NewFact> anna = somebody();
        ClientId typed = entered(account, anna);
        duplicates.find();

        Reported reported =
                programme.report(LifeEvents.moved(LifeEvents.number(), anna, "7 chemin Unlike", "2026-02-01"));

        assertThat(reported).isInstanceOf(Reported.Apart.class);
        assertThat(parties(typed)).containsExactly("guichet");
        duplicates.find();
        assertThat(jdbc.sql("""
                        select path from registry.duplicate_review
                        where state = 'OPEN' and first_id in (:one, :other) and second_id in (:one, :other)
                        """)
                        .param("one", typed.value())
                        .param("other", reported.client().value())
                        .query(String.class)
                        .list())
                .containsExactly("PROGRAMME");
    }

    @Test
    void leavesTheRowOfAFileInDoubt() {
        List<NewFact> anna = somebody();
        ClientId typed = entered(account, anna);
        Map<String, String> row = new HashMap<>();
        anna.forEach(fact -> row.put(fact.attribute(), fact.value().toString()));

        Outcome outcome = files.load(List.of(row)).getFirst();

        assertThat(outcome.kind()).isEqualTo(Outcome.Kind.DOUBTFUL);
        assertThat(outcome.resembles()).containsExactly(typed);
        assertThat(parties(typed)).containsExactly("guichet");
    }

    @Test
    void letsTheAccountGoWhicheverOfTheTwoRemainsAndTheCodeBindsIt() {
        for (boolean remains : List.of(true, false)) {
            List<NewFact> anna = somebody();
            String typing = account + remains;
            ClientId typed = entered(typing, anna);
            ClientId told = programme
                    .report(LifeEvents.moved(LifeEvents.number(), anna, "7 chemin Unlike", "2026-02-01"))
                    .client();

            merge(remains ? typed : told, remains ? told : typed);

            assertThat(accounts.clientOf(typing)).isEmpty();
            assertThat(register(typing, anna)).isInstanceOfSatisfying(SelfRegistered.OfficeNeeded.class, needed -> {
                bind(told, needed.code());
                assertThat(accounts.clientOf(typing)).contains(told.value());
            });
        }
    }

    @Test
    void leavesAnAccountBoundAtACounterToWhomItWasBound() {
        Protected.Somebody known = people.somebody();
        SelfRegistered asked = register(account, known.facts());
        bind(known.client(), ((SelfRegistered.OfficeNeeded) asked).code());

        assertThat(programme.report(
                        LifeEvents.moved(LifeEvents.number(), known.facts(), "7 chemin Unlike", "2026-02-01")))
                .isEqualTo(new Reported.Added(known.client()));
        merge(known.client(), people.somebody().client());

        assertThat(accounts.clientOf(account)).contains(known.client().value());
    }

    @Test
    void letsGoOfWhoeverTypedHerOnceSheIsIdentified() {
        List<NewFact> anna = somebody();
        ClientId typed = entered(account, anna);
        String hers = "hers-" + UUID.randomUUID();
        String code = ((SelfRegistered.OfficeNeeded) register(hers, anna)).code();

        bind(typed, code);

        assertThat(accounts.clientOf(hers)).contains(typed.value());
        assertThat(accounts.clientOf(account)).isEmpty();
    }

    private List<NewFact> somebody() {
        return people.toldOf(Unlike.aName(), Unlike.aName(), "1957-05-06");
    }

    private SelfRegistered register(String by, List<NewFact> facts) {
        Errand newcomer = new Errand(new Actor.Newcomer(by), null, "ONLINE", null, "registration", Assurance.LOW, null);
        return Acting.as(newcomer, () -> herself.register(facts));
    }

    private ClientId entered(String by, List<NewFact> facts) {
        return ((SelfRegistered.Entered) register(by, facts)).client();
    }

    private void merge(ClientId survivor, ClientId merged) {
        Acting.run(people.supervisor(), () -> merging.merge(survivor, merged, "one person", Map.of()));
    }

    private void bind(ClientId client, String code) {
        Acting.run(Installation.agent(contacts.open(Assurance.SUBSTANTIAL, client)), () -> binding.bind(client, code));
    }

    private List<String> parties(ClientId client) {
        return jdbc.sql("select distinct party from registry.source_record where client_id = ?")
                .param(client.value())
                .query(String.class)
                .list();
    }
}
