package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.Unlike;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.consent.Authorities;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What a person is registered with is stored as it was told, or refused with its field; the rest is then not written. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class OddValuesIT {
    @Autowired
    private Registration registration;

    @Autowired
    private Authorities authorities;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void declare() {
        Installation.declare(authorities);
    }

    static Stream<Arguments> stored() {
        return Stream.of(
                arguments("givenName", "Noémie 😀", "Noémie 😀"),
                arguments("givenName", "😀", "😀"),
                arguments("givenName", "محمد", "محمد"),
                arguments("givenName", "Zoe\u0301", "Zo\u00E9"),
                arguments("givenName", "x".repeat(200), "x".repeat(200)),
                arguments("dateOfBirth", "2000-02-29", "2000-02-29"),
                arguments("dateOfBirth", "1900-02-28", "1900-02-28"));
    }

    @ParameterizedTest
    @MethodSource("stored")
    void storesWhatWasTold(String attribute, String told, String kept) {
        assertThat(registered(attribute, told))
                .isInstanceOfSatisfying(
                        Registered.New.class,
                        registered -> assertThat(jdbc.sql("""
                                select f.value #>> '{}' from registry.fact f
                                join registry.source_record r on r.id = f.record_id
                                where r.client_id = ? and f.attribute = ?
                                """)
                                        .params(registered.client().value(), attribute)
                                        .query(String.class)
                                        .single())
                                .isEqualTo(kept));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                arguments("givenName", "Nul\u0000a", "input.text"),
                arguments("givenName", "Anne\nMarie", "input.text"),
                arguments("givenName", "\u202Eevil", "input.text"),
                arguments("givenName", "half \uD83D", "input.text"),
                arguments("givenName", " ", "input.text"),
                arguments("givenName", "x".repeat(10_240), "input.too-long"),
                arguments("dateOfBirth", "2023-02-29", "input.date"),
                arguments("dateOfBirth", "1900-02-29", "input.date"),
                arguments("dateOfBirth", "1750-01-01", "input.date-range"));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void refusesWhatCannotBeAndWritesNothing(String attribute, String told, String why) {
        long facts = facts();

        assertThatThrownBy(() -> registered(attribute, told))
                .isInstanceOfSatisfying(
                        InvalidInput.class,
                        problem -> assertThat(problem.wrong())
                                .extracting(Wrong::field, Wrong::messageKey)
                                .containsExactly(org.assertj.core.groups.Tuple.tuple("facts[1]", why)));
        assertThat(facts()).isEqualTo(facts);
    }

    private Registered registered(String attribute, String told) {
        return Installation.as(
                Installation.importing(),
                () -> registration.register(List.of(fact("familyName", Unlike.aName()), fact(attribute, told))));
    }

    private static NewFact fact(String attribute, String value) {
        return new NewFact(
                attribute,
                value,
                new Source(Source.Kind.CLIENT, "portal"),
                Verification.DECLARED,
                Instant.parse("2026-09-01T00:00:00Z"));
    }

    private long facts() {
        return jdbc.sql("select count(*) from registry.fact").query(Long.class).single();
    }
}
