package org.guichet.registry.client;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom whoever acts may know to exist: everybody, or everybody who is not sealed. Every list, count and look-up of
 * clients takes one, so that a sealed client shows in none by oversight.
 *
 * @param sealed sealed clients too
 * @param own a client sees herself, sealed or not; the nil id for everybody else
 */
public record Seen(boolean sealed, UUID own) {
    private static final UUID NOBODY = new UUID(0, 0);

    /** For work that hands nothing over: matching, keys, keeping things in step. */
    public static final Seen EVERYBODY = new Seen(true, NOBODY);

    /** As the errand has it: {@code Seen.by(errand.cleared(), errand.self())}. */
    public static Seen by(boolean cleared, @Nullable UUID self) {
        return cleared ? EVERYBODY : new Seen(false, self == null ? NOBODY : self);
    }
}
