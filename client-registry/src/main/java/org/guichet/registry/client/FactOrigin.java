package org.guichet.registry.client;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who wrote a fact, and what became of it.
 *
 * @param party whose record it lies in: the integrator's own or that of a programme or register
 * @param office of the staff who corrected; null where the fact corrects nothing or no staff wrote it
 * @param replaces the fact it corrects
 * @param replacedAt when it was itself corrected
 */
public record FactOrigin(
        String party,
        String actorKind,
        @Nullable String office,
        @Nullable String evidence,
        @Nullable UUID replaces,
        @Nullable String reason,
        @Nullable Instant replacedAt) {}
