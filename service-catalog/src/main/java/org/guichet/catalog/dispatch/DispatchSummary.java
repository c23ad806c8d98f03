package org.guichet.catalog.dispatch;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a dispatch is. It names nobody: ids, states and times only.
 *
 * @param aboutId what it is about, for example an application's id
 * @param nextAttemptAt when it is tried next; null once it has ended
 * @param lastError a plain code such as {@code no-answer}, {@code http-503} or {@code withheld:income.net}
 */
public record DispatchSummary(
        UUID id,
        String recipient,
        String kind,
        UUID aboutId,
        DispatchState state,
        int attempts,
        @Nullable Instant nextAttemptAt,
        @Nullable String lastError,
        Instant createdAt,
        @Nullable Instant confirmedAt) {}
