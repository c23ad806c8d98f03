package org.guichet.registry.disclosure;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The door refused. The entry is written again in a transaction of its own when the caller rolls back. */
public final class DisclosureRefused extends RuntimeException {
    private final UUID entryId;
    private final Disclosure.Reason reason;
    private final transient @Nullable Shortfall shortfall;

    public DisclosureRefused(UUID entryId, Disclosure.Reason reason) {
        this(entryId, reason, null);
    }

    public DisclosureRefused(UUID entryId, Disclosure.Reason reason, @Nullable Shortfall shortfall) {
        super("Disclosure refused: " + reason.code());
        this.entryId = entryId;
        this.reason = reason;
        this.shortfall = shortfall;
    }

    /** How sure one would have had to be, where that is the reason. */
    public Optional<Shortfall> shortfall() {
        return Optional.ofNullable(shortfall);
    }

    public UUID entryId() {
        return entryId;
    }

    public Disclosure.Reason reason() {
        return reason;
    }
}
