package org.guichet.registry.client.records;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * A decision that two clients are one.
 *
 * @param mergedBy account or duty that decided it
 * @param undoneAt null while it stands
 */
public record Merge(
        UUID id,
        ClientId survivor,
        ClientId merged,
        String reason,
        Instant at,
        String mergedBy,
        @Nullable Instant undoneAt,
        @Nullable String undoneReason) {

    public boolean stands() {
        return undoneAt == null;
    }
}
