package org.guichet.catalog.application;

import java.time.Instant;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Source;
import org.jspecify.annotations.Nullable;

/**
 * An answer as a row: typed, confirmed, or frozen with the submission.
 *
 * @param about another client of whom the fact speaks that it was taken from, or typed over
 */
record StoredAnswer(
        String attribute,
        Object value,
        Source source,
        Instant collectedAt,
        boolean prefilled,
        boolean confirmed,
        @Nullable String basis,
        @Nullable ClientId about) {

    /** What was held, as it was shown. */
    static StoredAnswer prefilled(Fact fact, boolean confirmed) {
        return new StoredAnswer(
                fact.attribute(),
                fact.value(),
                fact.source(),
                fact.collectedAt(),
                true,
                confirmed,
                fact.basis(),
                fact.about());
    }
}
