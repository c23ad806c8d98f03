package org.guichet.registry.protection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.guichet.registry.Blocking;
import org.guichet.registry.PostgresServer;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.StateChanged;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionOperations;

/** What writers who know nothing of seals do to a sealed client, in the statements of an earlier release. */
@SpringBootTest(properties = "guichet.duties.enabled=false")
@ContextConfiguration(initializers = PostgresServer.class)
@Import(Protected.class)
class SealKeptIT {
    @Autowired
    private Protected people;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionOperations transactions;

    @Test
    void aClientAStandingSealCoversIsNotMadeActive() {
        ClientId sealed = people.sealed().client();
        write(sealed, "ACTIVE", null);
        assertThat(status(sealed)).isEqualTo("SEALED");

        people.unseal(sealed);
        assertThat(status(sealed)).isEqualTo("ACTIVE");
    }

    @Test
    void whoeverIsPartedBySuchAWriterStaysSealed() {
        ClientId survivor = people.somebody().client();
        ClientId merged = people.somebody().client();
        write(merged, "MERGED", survivor);
        people.seal(survivor);

        write(merged, "ACTIVE", null);

        assertThat(status(merged)).isEqualTo("SEALED");
        assertThat(status(survivor)).isEqualTo("SEALED");
    }

    @Test
    void whoeverASealedClientIsMergedIntoBySuchAWriterIsSealed() {
        ClientId sealed = people.sealed().client();
        ClientId survivor = people.somebody().client();
        int read = version(survivor);

        write(sealed, "MERGED", survivor);
        assertThat(status(survivor)).isEqualTo("SEALED");
        assertThat(version(survivor)).isEqualTo(read + 1);
        write(survivor, "ACTIVE", null);
        assertThat(status(survivor)).isEqualTo("SEALED");
    }

    @Test
    void whoeverNoSealCoversIsMergedAndPartedAsEver() {
        ClientId survivor = people.somebody().client();
        ClientId merged = people.somebody().client();
        write(merged, "MERGED", survivor);
        assertThat(status(survivor)).isEqualTo("ACTIVE");

        write(merged, "ACTIVE", null);
        assertThat(status(merged)).isEqualTo("ACTIVE");
    }

    @Test
    void sealsNobodyElseWhereTheTwoArePartedMeanwhile() {
        ClientId survivor = people.somebody().client();
        ClientId merged = people.somebody().client();
        write(merged, "MERGED", survivor);

        CompletableFuture<Void> sealing = Objects.requireNonNull(transactions.execute(status -> {
            jdbc.sql("select id from registry.client where id = ? for no key update")
                    .param(survivor.value())
                    .query()
                    .singleRow();
            CompletableFuture<Void> begun = CompletableFuture.runAsync(() -> people.seal(merged));
            Blocking.somebody(jdbc);
            write(merged, "ACTIVE", null);
            return begun;
        }));

        assertThatThrownBy(sealing::join)
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(StateChanged.class);
        assertThat(status(survivor)).isEqualTo("ACTIVE");
        assertThat(status(merged)).isEqualTo("ACTIVE");
    }

    private void write(ClientId client, String status, @org.jspecify.annotations.Nullable ClientId redirectedTo) {
        jdbc.sql("""
                update registry.client set status = :status, redirected_to = :to::uuid, version = version + 1 where id = :id
                """)
                .param("status", status)
                .param("to", redirectedTo == null ? null : redirectedTo.toString())
                .param("id", client.value())
                .update();
    }

    private int version(ClientId client) {
        return jdbc.sql("select version from registry.client where id = ?")
                .param(client.value())
                .query(Integer.class)
                .single();
    }

    private String status(ClientId client) {
        return jdbc.sql("select status from registry.client where id = ?")
                .param(client.value())
                .query(String.class)
                .single();
    }
}
