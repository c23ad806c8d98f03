package org.guichet.registry.registration;

import java.time.Instant;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A fact about to be entered.
 *
 * @param value String, Boolean, Number or List, as the dictionary says; dates as ISO 8601 strings
 * @param collectedAt when it was told or seen, which may be before now
 * @param evidence reference of a document seen, where there is one
 * @param about another client the value speaks of
 */
public record NewFact(
        String attribute,
        Object value,
        Source source,
        Verification verification,
        Instant collectedAt,
        @Nullable String evidence,
        @Nullable ClientId about) {

    public NewFact(String attribute, Object value, Source source, Verification verification, Instant collectedAt) {
        this(attribute, value, source, verification, collectedAt, null, null);
    }

    /** The integrator's own record, or that of the programme or register it comes from. */
    String party() {
        return switch (source.kind()) {
            case PROGRAMME, REGISTER -> source.code();
            case CLIENT, AGENT, DOCUMENT -> "guichet";
        };
    }
}
