package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
import org.guichet.registry.LostKey;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registered;
import org.guichet.registry.registration.Registration;
import org.guichet.registry.secrecy.BlindIndex;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class KeyDutyIT {
    @Autowired
    private BlindIndex index;

    @Autowired
    private KeyDuty duty;

    @Autowired
    private Registration registration;

    @Autowired
    private Searching searching;

    @Autowired
    private Authorities authorities;

    @Autowired
    private ContactsForTests contacts;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    private final String given = Unlike.aName();
    private final String family = Unlike.aName();
    private final String phone = Unlike.aPhoneNumber();

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    @AfterEach
    void leaveNobodyDue() {
        duty.giveKeys();
        LostKey.forgetAll(jdbc, transactions);
    }

    @Test
    void nobodyIsNewWhileSomebodyHasNoKeys() {
        registeredByAnEarlierRelease();

        assertThat(register(Unlike.aName(), Unlike.aPhoneNumber()))
                .isInstanceOfSatisfying(
                        Registered.NeedsReview.class,
                        review -> assertThat(review.truncated()).isTrue());
        assertThat(Installation.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.search(new Criteria(Map.of("familyName", family, "phone", phone)))))
                .satisfies(found -> assertThat(found.truncated()).isTrue());
    }

    @Test
    void givesKeysToWhoeverAnEarlierReleaseRegistered() {
        ClientId known = registeredByAnEarlierRelease();

        duty.giveKeys();

        assertThat(register(family, phone)).isEqualTo(new Registered.AlreadyKnown(known));
        assertThat(register(Unlike.aName(), Unlike.aPhoneNumber())).isInstanceOf(Registered.New.class);
    }

    @Test
    void givesKeysToWhoeverHasANumberThatCannotBeOpened() {
        ClientId known = registeredByAnEarlierRelease();
        LostKey.keepANumber(jdbc, index, known);

        duty.giveKeys();

        assertThat(jdbc.sql("""
                        select count(*) from registry.matching_key k
                        join registry.source_record r on r.id = k.record_id where r.client_id = ?
                        """).param(known.value()).query(Integer.class).single())
                .isPositive();
        assertThat(jdbc.sql("select count(*) from registry.matching_key_due")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    /** As its nodes do it while this release is already running elsewhere: the name is kept in search_key. */
    private ClientId registeredByAnEarlierRelease() {
        ClientId client = ((Registered.New) register(family, phone)).client();
        jdbc.sql("""
                delete from registry.matching_key
                where record_id in (select id from registry.source_record where client_id = ?)
                """).param(client.value()).update();
        jdbc.sql("""
                insert into registry.search_key (kind, key, record_id)
                select 'familyName', ?, id from registry.source_record where client_id = ? on conflict do nothing
                """).params(family, client.value()).update();
        assertThat(jdbc.sql("select count(*) from registry.search_key where kind = 'familyName'")
                        .query(Integer.class)
                        .single())
                .isZero();
        return client;
    }

    private Registered register(String name, String number) {
        return Installation.as(
                Installation.importing(),
                () -> registration.register(List.of(
                        fact("givenName", given),
                        fact("familyName", name),
                        fact("dateOfBirth", "1948-02-03"),
                        fact("phone", number))));
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
