package org.guichet.registry.vigilance;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The list of persons of public interest, which the privacy office keeps. */
@Repository
class InterestRows {
    private final JdbcClient jdbc;

    InterestRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those of the clients who are listed, under whichever of their ids. */
    Set<UUID> among(Collection<UUID> clients) {
        return new HashSet<>(jdbc.sql("""
                select asked.id from unnest(?) as asked(id)
                join registry.client c on c.id = asked.id
                join registry.client same on same.id = coalesce(c.redirected_to, c.id)
                                          or same.redirected_to = coalesce(c.redirected_to, c.id)
                join registry.person_of_public_interest p on p.client_id = same.id
                """)
                .param(clients.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    void add(ClientId client, Instant at, String account) {
        jdbc.sql("""
                insert into registry.person_of_public_interest (client_id, listed_at, listed_by) values (?, ?, ?)
                on conflict do nothing
                """).params(client.value(), Timestamp.from(at), account).update();
    }

    void remove(Collection<ClientId> ids) {
        jdbc.sql("delete from registry.person_of_public_interest where client_id = any(?)")
                .param(ids.stream().map(ClientId::value).toArray(UUID[]::new))
                .update();
    }
}
