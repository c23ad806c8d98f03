package org.guichet.registry.client;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The current value of one attribute, as survivorship chose it.
 *
 * @param value String, Boolean, BigDecimal, or a List/Map of those, by the attribute's type; dates are ISO 8601 strings
 * @param basis code of the authority under which it is held
 * @param freshUntil null where the attribute does not age
 * @param about another client the value speaks of (a partner), who is then a subject of every disclosure of it
 */
public record Fact(
        UUID id,
        String attribute,
        Object value,
        Source source,
        Verification verification,
        Instant collectedAt,
        Instant recordedAt,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo,
        String basis,
        @Nullable Instant freshUntil,
        @Nullable ClientId about) {

    /** Stale facts are shown as stale and offered for confirmation, never silently used (rule 3). */
    public boolean staleAt(Instant now) {
        return freshUntil != null && freshUntil.isBefore(now);
    }

    /**
     * Since when it has been known here. A programme or register says itself when it collected what it sends; how long
     * it has been known counts from when it arrived, so that nobody makes a fact old by saying so.
     */
    public Instant knownSince() {
        boolean told = source.kind() == Source.Kind.PROGRAMME || source.kind() == Source.Kind.REGISTER;
        return told && recordedAt.isAfter(collectedAt) ? recordedAt : collectedAt;
    }
}
