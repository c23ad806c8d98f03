package org.guichet.registry.representation;

import java.time.LocalDate;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.jspecify.annotations.Nullable;

/**
 * The client somebody is to act for.
 *
 * @param ids every id that leads to her
 * @param kind what she is
 * @param comesOfAge null where it is not known when she was born
 * @param died whether a document or a register says that she has died
 */
public record Represented(
        ClientId client,
        Set<ClientId> ids,
        ClientKind kind,
        String name,
        @Nullable LocalDate comesOfAge,
        boolean died) {
    public Represented {
        ids = Set.copyOf(ids);
    }
}
