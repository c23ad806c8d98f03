package org.guichet.registry.actor;

/** Whoever acts may not do this at all, whatever the client: no role of theirs includes it. */
public final class NotGranted extends RuntimeException {
    public NotGranted() {
        super("Not granted to whoever acts");
    }
}
