package org.guichet.catalog.contact;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;

/** One contact, as whoever opened it sees it. */
public record Contact(
        UUID id,
        String channel,
        String reason,
        @Nullable UUID clientId,
        Assurance callerAssurance,
        Instant openedAt,
        Instant expiresAt,
        @Nullable Instant endedAt,
        @Nullable Outcome outcome) {

    /** How a contact ends. */
    public enum Outcome {
        RESOLVED,
        REFERRED,
        ESCALATED,
        ABANDONED
    }
}
