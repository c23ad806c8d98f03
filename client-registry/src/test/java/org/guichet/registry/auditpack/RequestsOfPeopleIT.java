package org.guichet.registry.auditpack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.protection.Protected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What the audit pack says of the rights people ask for, in a period nobody else's tests are in. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class RequestsOfPeopleIT {
    private static final Instant FROM = Instant.parse("2001-01-01T00:00:00Z");
    private static final Instant TO = Instant.parse("2001-03-01T00:00:00Z");

    @Autowired
    private Asking asking;

    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void countsThemByKindAndListsThoseAnsweredLateOrOverdue() {
        UUID overdue = asked(UUID.randomUUID(), "ACCESS", "OPEN");
        UUID onTheLastEvening = asked(UUID.randomUUID(), "ACCESS", "ANSWERED");
        UUID late = asked(UUID.randomUUID(), "ACCESS", "ANSWERED");
        UUID ofSomebodySealed = asked(people.sealed().client().value(), "ACCESS", "OPEN");
        answered(onTheLastEvening, "2001-02-05T02:00:00Z");
        answered(late, "2001-02-05T12:00:00Z");

        Found.Answer counted = answer("requests", null, false);
        Found.Answer listed = answer("requests-late", null, false);

        assertThat(counted.rows())
                .containsExactly(List.of("ACCESS", "ANSWERED", 2L, 0L, 1L), List.of("ACCESS", "OPEN", 1L, 0L, 0L));
        assertThat(listed.rows())
                .extracting(row -> String.valueOf(row.getFirst()))
                .containsExactlyInAnyOrder(overdue.toString(), late.toString());
        assertThat(answer("requests-late", null, true).rows())
                .extracting(row -> String.valueOf(row.getFirst()))
                .contains(ofSomebodySealed.toString());
        assertThat(answer("requests", List.of("oas"), false).rows()).isEmpty();
    }

    private UUID asked(UUID client, String kind, String state) {
        UUID id = UUID.randomUUID();
        jdbc.sql("""
                insert into registry.enquiry (id, client_id, kind, state, at, received_on, due, office, channel, on_behalf,
                    ciphertext, key_id)
                values (?, ?, ?, ?, '2001-01-05T15:00:00Z', '2001-01-05', '2001-02-04', '', 'ONLINE', false, '\\x00', 'x')
                """).params(id, client, kind, state).update();
        return id;
    }

    private void answered(UUID id, String at) {
        jdbc.sql("""
                insert into registry.enquiry_answer (enquiry_id, at, account, office, ciphertext, key_id)
                values (?, cast(? as timestamptz), 'privacy', 'hq', '\\x00', 'x')
                """).params(id, at).update();
    }

    private Found.Answer answer(String code, @Nullable List<String> programmes, boolean cleared) {
        PackScope scope = new PackScope(UUID.randomUUID(), FROM, TO, programmes, cleared);
        return asking.ask(scope, PackPoint.RIGHTS).answers().stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}
