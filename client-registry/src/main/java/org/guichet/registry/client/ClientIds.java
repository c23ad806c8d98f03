package org.guichet.registry.client;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Every id that leads to the same client. A permit carries them; this is for what must be known before the door is
 * asked, such as an off switch.
 */
@Component
public class ClientIds {
    private final JdbcClient jdbc;

    ClientIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Every id that leads to a client who is not seen: for lists of rows kept by client. They are few. */
    public UUID[] hidden(Seen seen) {
        return seen.sealed()
                ? new UUID[0]
                : jdbc.sql("select id from registry.sealed_client")
                        .query(UUID.class)
                        .list()
                        .toArray(UUID[]::new);
    }

    /** The id asked with, the id it leads to now, and all others that lead there. One statement. */
    public Set<ClientId> sameAs(ClientId client) {
        Set<ClientId> ids = new LinkedHashSet<>(Set.of(client));
        ids.addAll(known(client));
        return ids;
    }

    /** As {@link #sameAs}; none where the id is nobody's. */
    public Set<ClientId> known(ClientId client) {
        Set<ClientId> ids = new LinkedHashSet<>();
        jdbc.sql("""
                select same.id
                from registry.client asked
                join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                          or same.redirected_to = coalesce(asked.redirected_to, asked.id)
                where asked.id = ?
                """).param(client.value()).query(UUID.class).list().forEach(id -> ids.add(new ClientId(id)));
        return ids;
    }

    /** As {@link #sameAs} for each of many at once, still one statement. */
    public Map<UUID, Set<UUID>> sameAs(Collection<UUID> clients) {
        Map<UUID, Set<UUID>> same = new HashMap<>();
        clients.forEach(client -> same.put(client, new HashSet<>(Set.of(client))));
        jdbc.sql("""
                select asked.id as asked, same.id as same
                from registry.client asked
                join registry.client same on same.id = coalesce(asked.redirected_to, asked.id)
                                          or same.redirected_to = coalesce(asked.redirected_to, asked.id)
                where asked.id = any(?)
                """).param(same.keySet().toArray(UUID[]::new)).query(row -> {
            same.computeIfAbsent(row.getObject("asked", UUID.class), first -> new HashSet<>())
                    .add(row.getObject("same", UUID.class));
        });
        return same;
    }
}
