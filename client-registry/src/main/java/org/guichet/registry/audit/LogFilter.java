package org.guichet.registry.audit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a privacy officer looks for in the access log. Null means any.
 *
 * @param from inclusive; together with {@code to} it bounds the months read
 * @param to exclusive
 * @param cursor the {@code next} of the page before
 * @param limit 1 to 200 entries
 */
public record LogFilter(
        Instant from,
        Instant to,
        AccessEntry.@Nullable Kind kind,
        @Nullable String actorId,
        @Nullable UUID clientId,
        @Nullable String reason,
        @Nullable UUID contactId,
        @Nullable String cursor,
        int limit) {
    public LogFilter {
        if (limit < 1 || limit > 200) {
            throw new IllegalArgumentException("limit is 1 to 200");
        }
    }
}
