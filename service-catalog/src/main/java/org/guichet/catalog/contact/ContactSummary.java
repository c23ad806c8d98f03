package org.guichet.catalog.contact;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One contact as a line of a client's history: the office, never the clerk.
 *
 * @param reason empty once what was said in it was disposed of, and there is no topic either
 */
public record ContactSummary(
        UUID id,
        String channel,
        String office,
        String kind,
        String reason,
        @Nullable String topic,
        Instant openedAt,
        @Nullable Instant endedAt,
        Contact.@Nullable Outcome outcome) {}
