package org.guichet.registry.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.guichet.registry.Blocking;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.records.FactLineage;
import org.guichet.registry.client.records.NewRecord;
import org.guichet.registry.client.records.NumberedRecords;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** Whoever holds several clients takes them in the order of their ids, and holds the one they lead to when it begins. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(People.class)
class LockOrderIT {
    @Autowired
    private People people;

    @Autowired
    private Merging merging;

    @Autowired
    private FactLineage lineage;

    @Autowired
    private NumberedRecords records;

    @Autowired
    private TransactionOperations transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    private ClientId first = new ClientId(new UUID(0, 0));
    private ClientId second = first;
    private ClientId third = first;

    @BeforeEach
    void threePeopleInTheOrderOfTheirIds() {
        List<ClientId> sorted = Stream.of(people.somebody(), people.somebody(), people.somebody())
                .sorted(java.util.Comparator.comparing(ClientId::toString))
                .toList();
        first = sorted.get(0);
        second = sorted.get(1);
        third = sorted.get(2);
    }

    @Test
    void whoeverCorrectsHoldsWhomTheClientWasMergedIntoMeanwhile() {
        CountDownLatch looked = new CountDownLatch(1);
        CountDownLatch holds = new CountDownLatch(1);
        CompletableFuture<Void> correcting = Acting.as(
                people.supervisor(),
                () -> Objects.requireNonNull(transactions.execute(status -> {
                    merging.merge(first, second, "one person", Map.of());
                    CompletableFuture<Void> begun =
                            CompletableFuture.runAsync(() -> transactions.executeWithoutResult(own -> {
                                lineage.lock(second);
                                holds.countDown();
                                await(looked);
                            }));
                    Blocking.somebody(jdbc);
                    return begun;
                })));
        await(holds);

        try {
            assertThat(isFree(first)).isFalse();
        } finally {
            looked.countDown();
        }
        assertThat(correcting).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void aLoadTakesTheClientsOfItsRowsInTheirOrder() {
        // The first one's row lies behind the others now.
        jdbc.sql("update registry.client set version = version + 1 where id = ?")
                .param(first.value())
                .update();
        CompletableFuture<?> load = whileItWaitsFor(
                first,
                () -> records.append(Stream.of(third, first, second)
                        .map(client ->
                                new NewRecord(Ids.next(clock), client, "register", "R" + client, List.of(), Map.of()))
                        .toList()),
                third);

        assertThat(load).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void aMergeTakesWhoeverWasMergedBeforeInTheirOrder() {
        merge(third, first);

        CompletableFuture<?> merge = whileItWaitsFor(first, () -> merge(second, third), third);

        assertThat(merge).succeedsWithin(Duration.ofMinutes(1));
    }

    @Test
    void takingAMergeBackTakesWhoeverWasMergedBeforeInTheirOrder() {
        merge(second, first);
        UUID last = merge(third, second);

        CompletableFuture<?> undo =
                whileItWaitsFor(first, () -> Acting.run(people.supervisor(), () -> merging.unmerge(last, null)), third);

        assertThat(undo).succeedsWithin(Duration.ofMinutes(1));
    }

    /** Somebody else holds one client; what waits for her must not hold another one meanwhile. */
    private CompletableFuture<?> whileItWaitsFor(ClientId held, Runnable work, ClientId other) {
        return Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select id from registry.client where id = ? for no key update")
                    .param(held.value())
                    .query(UUID.class)
                    .single();
            CompletableFuture<?> begun = CompletableFuture.runAsync(work);
            Blocking.somebodyOr(jdbc, begun::isDone);
            assertThat(begun).isNotDone();
            assertThat(isFree(other)).isTrue();
            return begun;
        }));
    }

    private UUID merge(ClientId survivor, ClientId merged) {
        return Acting.as(people.supervisor(), () -> merging.merge(survivor, merged, "one person", Map.of()));
    }

    private boolean isFree(ClientId client) {
        return jdbc.sql("select id from registry.client where id = ? for no key update skip locked")
                .param(client.value())
                .query(UUID.class)
                .optional()
                .isPresent();
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
