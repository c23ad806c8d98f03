package org.guichet.registry.actor;

/** The same idempotency key came with another request. */
public final class KeyReused extends RuntimeException {
    public KeyReused() {
        super("The idempotency key was used with another request");
    }
}
