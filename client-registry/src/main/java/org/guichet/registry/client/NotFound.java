package org.guichet.registry.client;

/** Not there, sealed, or not yours: one answer for all three. */
public final class NotFound extends RuntimeException {
    public NotFound() {
        super("Not found");
    }
}
