package org.guichet.registry.auditpack;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a pack is about.
 *
 * @param from inclusive
 * @param to exclusive
 * @param programmes codes of those it is limited to; null for all
 * @param sealedToo whether entries about sealed clients are in it
 */
record PackScope(
        UUID pack, Instant from, Instant to, @Nullable List<String> programmes, boolean sealedToo) {
    PackScope {
        programmes = programmes == null ? null : List.copyOf(programmes);
    }
}
