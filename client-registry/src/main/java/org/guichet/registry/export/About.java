package org.guichet.registry.export;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.jspecify.annotations.Nullable;

/**
 * What an export is.
 *
 * @param client the client it is about, merges followed
 * @param entry the entry of her ledger that records it
 * @param bases what it rests on, each once
 * @param enquiry the request it answers; null where she took it herself
 * @param withheld attributes of facts that are not handed over at all, with the reason
 * @param language the page's
 */
record About(
        UUID id,
        UUID client,
        Instant at,
        UUID entry,
        List<Basis> bases,
        @Nullable UUID enquiry,
        Map<String, String> withheld,
        Locale language) {
    About {
        bases = List.copyOf(bases);
        withheld = Collections.unmodifiableMap(new TreeMap<>(withheld));
    }
}
