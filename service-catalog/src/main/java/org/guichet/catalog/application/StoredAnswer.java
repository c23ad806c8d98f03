package org.guichet.catalog.application;

import java.time.Instant;
import org.guichet.registry.client.Source;
import org.jspecify.annotations.Nullable;

/** An answer as a row: typed, confirmed, or frozen with the submission. */
record StoredAnswer(
        String attribute,
        Object value,
        Source source,
        Instant collectedAt,
        boolean prefilled,
        boolean confirmed,
        @Nullable String basis) {}
