package org.guichet.catalog.clientview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.guichet.catalog.Staff;
import org.guichet.catalog.application.Counter;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** That a proof, or one entry, was asked for is in the ledger, whatever is answered. */
@SpringBootTest
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Counter.class)
class LedgerProofsIT {
    @Autowired
    private Ledger ledger;

    @Autowired
    private Counter counter;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private PlatformTransactionManager transactions;

    private ClientId client = new ClientId(new UUID(0, 0));

    @BeforeEach
    void somebody() {
        counter.open();
        client = counter.aClient();
    }

    @Test
    void isEnteredWhereThereIsNoSuchEntry() {
        long before = entries();

        assertThatThrownBy(() -> proof(UUID.randomUUID())).isInstanceOf(NotFound.class);

        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void isEnteredWhereSheAsksForOneEntryThatIsNotThere() {
        long before = entries();

        assertThatThrownBy(() -> Acting.as(Staff.citizen(client), () -> ledger.entry(client, UUID.randomUUID())))
                .isInstanceOf(NotFound.class);

        assertThat(entries()).isEqualTo(before + 1);
    }

    /** Nothing is sealed that is younger than a transaction that is running. */
    @Test
    void isEnteredWhereTheEntryIsNotSealedYet() {
        new TransactionTemplate(transactions).executeWithoutResult(older -> {
            jdbc.sql("select pg_current_xact_id()::text").query(String.class).single();
            CompletableFuture.runAsync(this::askTooEarly).join();
        });
    }

    private void askTooEarly() {
        UUID newest = newest();
        long before = entries();

        assertThatThrownBy(() -> proof(newest)).isInstanceOf(NotYet.class);

        assertThat(entries()).isEqualTo(before + 1);
    }

    private void proof(UUID entry) {
        Acting.as(Staff.citizen(client), () -> ledger.proof(client, entry));
    }

    /** As they are kept: to read the ledger would be one more. */
    private long entries() {
        return Objects.requireNonNull(jdbc.sql("select count(*) from registry.access_log_subject where client_id = ?")
                .param(client.value())
                .query(Long.class)
                .single());
    }

    /** What she was shown last: that she looked. */
    private UUID newest() {
        return Acting.as(
                        Staff.citizen(client),
                        () -> ledger.of(client, Instant.EPOCH, Instant.now().plusSeconds(60), 1, 0))
                .items()
                .getFirst()
                .id();
    }
}
