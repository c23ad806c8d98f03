package org.guichet.registry.client.records;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps headers of clients as they are until the end of the transaction. Whoever takes several takes them in the order
 * of their ids, so that nobody waits for somebody who waits for her.
 */
@Component
class ClientLocks {
    private final JdbcClient jdbc;

    ClientLocks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Makes whoever holds the same client, under whichever of her ids, wait for the end of this transaction. Where she was
     * merged or taken apart while we waited, we held another one than she is now: that one is let go, since she may come
     * before it in the order, and she is taken.
     */
    void hold(ClientId client) {
        jdbc.sql("savepoint client_lock").update();
        while (!holdsRoot(client)) {
            jdbc.sql("rollback to savepoint client_lock").update();
        }
        jdbc.sql("release savepoint client_lock").update();
    }

    /** The rows come as they are once they are held. */
    private boolean holdsRoot(ClientId client) {
        Set<UUID> held = new HashSet<>();
        Set<UUID> roots = new HashSet<>();
        jdbc.sql("""
                select id, redirected_to from registry.client
                where id in (:client, (select coalesce(redirected_to, id) from registry.client where id = :client))
                order by id for no key update
                """).param("client", client.value()).query(row -> {
            UUID id = row.getObject("id", UUID.class);
            UUID redirected = row.getObject("redirected_to", UUID.class);
            held.add(id);
            if (id.equals(client.value()) && redirected != null) {
                roots.add(redirected);
            }
        });
        return held.containsAll(roots);
    }

    /** Lets others hold them too, and nobody merge them or take them apart. */
    void share(Collection<ClientId> clients) {
        jdbc.sql("select id from registry.client where id = any(?) order by id for share")
                .param(clients.stream().map(ClientId::value).distinct().toArray(UUID[]::new))
                .query(UUID.class)
                .list();
    }
}
