package org.guichet.catalog.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One complete submission, as counted. */
public record CompletionEvidence(
        UUID applicationId,
        String serviceCode,
        @Nullable String complexity,
        String channel,
        Instant submittedAt,
        @Nullable Instant decidedAt,
        boolean decidedAtContact) {}
