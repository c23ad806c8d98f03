package org.guichet.registry.registration;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Clients whom nobody but the holder of an account says she is. Whoever typed another's name and birth may be that holder:
 * what others tell of such a client comes to lie in her record only where a person has looked.
 */
@Component
public class SelfAsserted {
    private final JdbcClient jdbc;

    SelfAsserted(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public boolean is(ClientId client) {
        return !among(Set.of(client)).isEmpty();
    }

    /** Those of the clients an account opens that was bound at no counter. One statement. */
    public Set<ClientId> among(Collection<ClientId> clients) {
        return new HashSet<>(jdbc.sql(
                        "select distinct client_id from registry.own_account where client_id = any(?) and bound_by is null")
                .param(clients.stream().map(ClientId::value).toArray(UUID[]::new))
                .query((row, number) -> new ClientId(row.getObject(1, UUID.class)))
                .list());
    }
}
