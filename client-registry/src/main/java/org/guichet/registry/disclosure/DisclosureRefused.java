package org.guichet.registry.disclosure;

import java.util.UUID;

/** The door refused. The entry is written again in a transaction of its own when the caller rolls back. */
public final class DisclosureRefused extends RuntimeException {
    private final UUID entryId;
    private final Disclosure.Reason reason;

    public DisclosureRefused(UUID entryId, Disclosure.Reason reason) {
        super("Disclosure refused: " + reason.code());
        this.entryId = entryId;
        this.reason = reason;
    }

    public UUID entryId() {
        return entryId;
    }

    public Disclosure.Reason reason() {
        return reason;
    }
}
