package org.guichet.registry.actor;

import java.util.Optional;

/** Idempotency, claimed inside the use case's transaction: what was done once is not done again. */
public interface Once {

    /**
     * Claims the errand's idempotency key for an operation that is about to create {@code reference}.
     *
     * @return empty where the work must be done now (no key was sent, or the key is new); otherwise the reference the
     *     earlier call created, whose present state is the answer
     * @throws KeyReused where the key came with another request before
     */
    Optional<String> claim(String operation, String reference);
}
