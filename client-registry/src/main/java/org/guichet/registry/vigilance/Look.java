package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a member of staff did, as the access log has it.
 *
 * @param client null for a search
 * @param contact null where there was none
 * @param footing what it stood on, where the log itself says so: refused, an emergency, or work the platform gave; null
 *     where the contact does
 * @param byName of a search, whether it was by no number of the client's
 */
record Look(
        UUID entry,
        Instant at,
        Way way,
        String agent,
        String office,
        @Nullable UUID client,
        @Nullable UUID contact,
        @Nullable Footing footing,
        boolean byName) {

    enum Way {
        OPENED,
        CHANGED,
        SEARCHED
    }
}
