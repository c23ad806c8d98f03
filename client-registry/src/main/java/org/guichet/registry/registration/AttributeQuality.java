package org.guichet.registry.registration;

import java.time.Instant;
import org.guichet.registry.client.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * How good what is held of one attribute is. Counts under ten are null, and with them whatever would give them away.
 *
 * @param clients how many clients have it
 * @param fresh of those, told within the freshness period; null also where the attribute does not age
 * @param stale of those, told before
 * @param medianDays median age of the newest telling, in days
 * @param contradictions clients of whom two source records say different things now; null also where what is encrypted
 *     cannot be compared
 * @param corrections in the year before
 */
public record AttributeQuality(
        Attribute attribute,
        @Nullable Long clients,
        @Nullable Long fresh,
        @Nullable Long stale,
        @Nullable Integer medianDays,
        @Nullable Long contradictions,
        @Nullable Long corrections,
        Instant computedAt) {
    private static final long SMALL = 10;

    /** Suppresses what is small. */
    static AttributeQuality of(Attribute attribute, Counts counts, Instant computedAt) {
        boolean shown = counts.clients() >= SMALL;
        long young = counts.clients() - counts.stale();
        boolean ages = shown && attribute.freshness() != null && (tells(young) && tells(counts.stale()));
        return new AttributeQuality(
                attribute,
                shown ? counts.clients() : null,
                ages ? young : null,
                ages ? counts.stale() : null,
                shown ? counts.medianDays() : null,
                shown ? told(counts.contradictions()) : null,
                told(counts.corrections()),
                computedAt);
    }

    /** None is no group; one to nine are. */
    private static boolean tells(long count) {
        return count == 0 || count >= SMALL;
    }

    private static @Nullable Long told(@Nullable Long count) {
        return count != null && tells(count) ? count : null;
    }

    /** @param contradictions null where nobody can tell */
    record Counts(
            long clients,
            long stale,
            @Nullable Integer medianDays,
            @Nullable Long contradictions,
            long corrections) {}
}
