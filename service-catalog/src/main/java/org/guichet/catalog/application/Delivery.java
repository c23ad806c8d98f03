package org.guichet.catalog.application;

import java.time.Instant;
import org.guichet.catalog.dispatch.DispatchState;
import org.jspecify.annotations.Nullable;

/**
 * How an application is getting to its programme.
 *
 * @param programmeAnswers whether the programme's system answers just now
 * @param silentSince since when it does not; null while it answers
 * @param attempts how often it was tried
 * @param nextAttemptAt when it is tried next; null once that has ended
 */
public record Delivery(
        DispatchState state,
        String programmeNameEn,
        String programmeNameFr,
        boolean programmeAnswers,
        @Nullable Instant silentSince,
        int attempts,
        @Nullable Instant nextAttemptAt) {}
