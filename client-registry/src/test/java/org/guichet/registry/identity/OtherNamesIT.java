package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.ContactsForTests;
import org.guichet.registry.Installation;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** A person is found by the names and numbers she has besides those she is known by first. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class OtherNamesIT {
    private static final String BORN = "1957-04-21";

    @Autowired
    private KeyDuty duty;

    @Autowired
    private Registration registration;

    @Autowired
    private Searching searching;

    @Autowired
    private SetMatching matching;

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
    private final String born = Unlike.aName();
    private final String former = Unlike.aName();
    private final String mobile = Unlike.aPhoneNumber();
    private ClientId known = new ClientId(new UUID(0, 0));

    @BeforeEach
    void sheHasOthers() {
        Installation.declare(authorities);
        known = ((Registered.New) register(
                        fact("givenName", given),
                        fact("familyName", family),
                        fact("dateOfBirth", BORN),
                        fact("birthName", given + " " + born),
                        fact("formerNames", List.of(former)),
                        fact("telephone.mobile", mobile),
                        fact("mailingAddress.line", "Case postale 4410"),
                        fact("mailingAddress.postalCode", "G1R 4P5")))
                .client();
    }

    @AfterEach
    void leaveNobodyDue() {
        duty.giveKeys();
    }

    @Test
    void aSearchFindsHerByEachOfThem() {
        assertThat(found(Map.of("givenName", given, "familyName", born))).contains(known);
        assertThat(found(Map.of("givenName", given, "familyName", former))).contains(known);
        assertThat(found(Map.of("givenName", given, "familyName", born.substring(0, 6))))
                .contains(known);
        assertThat(found(Map.of("givenName", given, "phone", mobile))).contains(known);
        assertThat(found(Map.of("givenName", given, "address.postalCode", "g1r4p5")))
                .contains(known);
    }

    @Test
    void nobodyIsRegisteredAnewUnderOneOfThem() {
        assertThat(register(
                        fact("givenName", given),
                        fact("familyName", born),
                        fact("dateOfBirth", BORN),
                        fact("phone", mobile)))
                .isEqualTo(new Registered.AlreadyKnown(known));
        assertThat(register(fact("givenName", given), fact("familyName", former), fact("dateOfBirth", BORN)))
                .isNotInstanceOf(Registered.New.class);
    }

    @Test
    void aFileIsMatchedByThemAsADeskIs() {
        List<SetMatching.Resembling> people = Objects.requireNonNull(transactions.execute(status -> Installation.as(
                Installation.importing(),
                () -> matching.match(
                        List.of(new SetMatching.Told(
                                Map.of("givenName", given, "familyName", born, "dateOfBirth", BORN, "phone", mobile),
                                null,
                                -1)),
                        Set.of(),
                        "registration"))));

        assertThat(people.getFirst().people())
                .extracting(SetMatching.Resembled::client)
                .containsExactly(known);
    }

    @Test
    void whoeverWasKnownBeforeIsFoundByThemOnceTheDutyHasGivenHerHerKeys() throws IOException {
        ClientId other = ((Registered.New) register(
                        fact("givenName", Unlike.aName()),
                        fact("familyName", Unlike.aName()),
                        fact("phone", Unlike.aPhoneNumber())))
                .client();
        jdbc.sql("""
                delete from registry.matching_key
                where record_id in (select id from registry.source_record where client_id = ?)
                """).param(known.value()).update();
        assertThat(found(Map.of("givenName", given, "familyName", born))).isEmpty();

        jdbc.sql(new ClassPathResource("db/migration/registry/V01_91__keys_of_other_names_and_numbers.sql")
                        .getContentAsString(StandardCharsets.UTF_8))
                .update();

        assertThat(due()).contains(known.value()).doesNotContain(other.value());
        duty.giveKeys();
        assertThat(due()).isEmpty();
        assertThat(found(Map.of("givenName", given, "familyName", born))).contains(known);
    }

    private List<UUID> due() {
        return jdbc.sql("select client_id from registry.matching_key_due")
                .query(UUID.class)
                .list();
    }

    private List<ClientId> found(Map<String, String> criteria) {
        return Installation.as(
                        Installation.agent(contacts.open(Assurance.NONE, null)),
                        () -> searching.search(new Criteria(criteria)))
                .candidates()
                .stream()
                .map(Candidate::client)
                .toList();
    }

    private Registered register(NewFact... facts) {
        return Installation.as(Installation.importing(), () -> registration.register(List.of(facts)));
    }

    private static NewFact fact(String attribute, Object value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }
}
