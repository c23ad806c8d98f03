package org.guichet.catalog.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.protection.Protecting;
import org.guichet.registry.protection.Protection;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import({Outbox.class, LettersForTests.class})
class SealedDeliveriesIT {
    @Autowired
    private Dispatches dispatches;

    @Autowired
    private Protecting protecting;

    @Autowired
    private Outbox outbox;

    @Test
    void showsAndCountsDeliveriesOfASealedClientForThoseWithTheGrantAlone() {
        String programme = outbox.aProgramme();
        ClientId client = outbox.aClient();
        UUID delivery = outbox.enqueue(programme, client, UUID.randomUUID());
        Errand supervisor = Installation.supervisor(null);
        long before = total(supervisor);

        Acting.run(
                Installation.cleared(Installation.privacyOfficer()),
                () -> protecting.seal(
                        client,
                        new Protection(
                                "in danger",
                                "test-service",
                                "protection-office",
                                LocalDate.now(ZoneOffset.UTC).plusYears(1))));

        assertThat(total(supervisor)).isEqualTo(before - 1);
        assertThat(Acting.as(supervisor, () -> dispatches.list(null, 200, null)).items())
                .extracting(DispatchSummary::id)
                .doesNotContain(delivery);
        for (UUID absent : new UUID[] {delivery, UUID.randomUUID()}) {
            assertThatThrownBy(() -> Acting.as(supervisor, () -> dispatches.retry(absent)))
                    .isInstanceOf(NotFound.class);
        }
        assertThat(total(Installation.cleared(supervisor))).isEqualTo(before);
        assertThat(Acting.as(Installation.cleared(supervisor), () -> dispatches.retry(delivery))
                        .id())
                .isEqualTo(delivery);
    }

    private long total(Errand errand) {
        return Acting.as(errand, () -> dispatches.list(null, 1, null)).total();
    }
}
