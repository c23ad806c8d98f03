package org.guichet.catalog.clientview;

import java.time.Instant;
import org.guichet.registry.client.Fact;
import org.guichet.registry.disclosure.FactHistories.Version;

/**
 * One version of a fact in its history.
 *
 * @param held whether it is the one survivorship chooses among those of the times asked for
 */
public record FactVersion(Version version, boolean held) {
    public Fact fact() {
        return version.fact();
    }

    public boolean correction() {
        return version.origin().replaces() != null;
    }

    /** Whether it was said to be wrong by then. */
    static boolean corrected(Version version, Instant knownAt) {
        Instant replaced = version.origin().replacedAt();
        return replaced != null && !replaced.isAfter(knownAt);
    }
}
