package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.PostgresServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** What the audit pack is told of deliveries that did not arrive. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
class DispatchQueriesIT {
    private final String recipient =
            "x" + UUID.randomUUID().toString().replace("-", "").substring(0, 12);

    @Autowired
    private JdbcClient jdbc;

    @Test
    void tellsNothingOfDeliveriesAboutFewerThanTenPeople() {
        people(9).forEach(one -> dead(one, "of-nine"));
        dead(people(1).getFirst(), "of-one");
        UUID twice = UUID.randomUUID();
        people(9).forEach(one -> dead(one, "of-ten"));
        dead(twice, "of-ten");
        dead(twice, "of-ten");

        assertThat(trouble()).hasSize(3).allSatisfy(row -> {
            boolean ten = "of-ten".equals(row.get("reason"));
            assertThat(row)
                    .containsEntry("shown", ten)
                    .containsEntry("deliveries", ten ? 11L : null)
                    .hasEntrySatisfying(
                            "first_at", first -> assertThat(first != null).isEqualTo(ten));
        });
    }

    @AfterEach
    void leavesNothingInTrouble() {
        jdbc.sql("delete from catalog.dispatch where recipient = ?")
                .param(recipient)
                .update();
    }

    private List<Map<String, Object>> trouble() {
        Instant now = Instant.now();
        return jdbc.sql(new DispatchQueries().queries().getFirst().sql())
                .param("from", Timestamp.from(now.minus(Duration.ofDays(1))))
                .param("to", Timestamp.from(now.plus(Duration.ofDays(1))))
                .param("cleared", false)
                .param("every", false)
                .param("programmes", new String[] {recipient})
                .query()
                .listOfRows();
    }

    private static List<UUID> people(int count) {
        return Stream.generate(UUID::randomUUID).limit(count).toList();
    }

    private void dead(UUID client, String reason) {
        jdbc.sql("""
                insert into catalog.dispatch (id, recipient, kind, subject_client_id, about_id, purpose, attributes, authority, state,
                    next_attempt_at, last_error, idempotency_key, created_at)
                values (gen_random_uuid(), ?, 'application', ?, gen_random_uuid(), 'benefit-administration', '{}', 'unlike', 'DEAD',
                    now(), ?, gen_random_uuid()::text, now())
                """).params(recipient, client, reason).update();
    }
}
