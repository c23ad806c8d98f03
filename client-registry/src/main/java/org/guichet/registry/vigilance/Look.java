package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing a member of staff did, as the access log has it.
 *
 * @param clients whom it was at; nobody for a search
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
        List<UUID> clients,
        @Nullable UUID contact,
        @Nullable Footing footing,
        boolean byName) {
    Look {
        clients = List.copyOf(clients);
    }

    enum Way {
        OPENED,
        CHANGED,
        SEARCHED
    }
}
