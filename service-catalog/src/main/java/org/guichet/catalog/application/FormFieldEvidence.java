package org.guichet.catalog.application;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One field of one form, as counted: what was asked, held, prefilled and became of it. Never a value. */
public record FormFieldEvidence(
        UUID id,
        UUID applicationId,
        String serviceCode,
        String channel,
        String field,
        boolean asked,
        @Nullable Boolean held,
        @Nullable String heldScope,
        @Nullable Boolean current,
        boolean prefilled,
        @Nullable String outcome,
        Instant at) {}
