package org.guichet.catalog.publicservice;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a service stands while editions of it are published.
 *
 * @param published the published version, if there is one
 * @param highestNumber number of its latest version; 0 before the first
 * @param lastWritten the version the last definition became
 */
record Standing(
        @Nullable PublicService published,
        int highestNumber,
        @Nullable UUID lastWritten) {
    static final Standing UNKNOWN = new Standing(null, 0, null);

    static Standing of(PublicService published, int highestNumber) {
        return new Standing(published, highestNumber, published.versionId());
    }

    boolean holds(ServiceDefinition definition) {
        return published != null && published.definition().equals(definition);
    }

    boolean isAheadOf(ServiceDefinition definition) {
        return published != null
                && definition.isOlderThan(published.definition().fiscalYear());
    }
}
