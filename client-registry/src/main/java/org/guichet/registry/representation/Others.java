package org.guichet.registry.representation;

import java.util.Optional;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Whom somebody names beside the client. Whoever is sealed is to this room as if she were not there. */
@Repository
class Others {
    private final JdbcClient jdbc;

    Others(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What a client is; empty where there is no such client. */
    Optional<ClientKind> kind(ClientId client) {
        return jdbc.sql("""
                select c.kind from registry.client asked
                join registry.client c on c.id = coalesce(asked.redirected_to, asked.id) and c.status = 'ACTIVE'
                where asked.id = ?
                """)
                .param(client.value())
                .query(String.class)
                .optional()
                .map(ClientKind::valueOf);
    }
}
