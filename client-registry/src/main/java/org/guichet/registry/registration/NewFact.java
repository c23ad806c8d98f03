package org.guichet.registry.registration;

import java.time.Instant;
import java.time.LocalDate;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Unknown;
import org.guichet.registry.client.Verification;
import org.jspecify.annotations.Nullable;

/**
 * A fact about to be entered.
 *
 * @param value String, Boolean, Number or List, as the dictionary says; dates as ISO 8601 strings; texts are kept in
 *     their composed form (NFC). {@link Unknown} where what is held is wrong and no value is known
 * @param collectedAt when it was told or seen, which may be before now
 * @param evidence reference of a document seen, where there is one
 * @param about another client the value speaks of
 * @param validFrom first day it was true; null where that is not known
 * @param validTo last day it was true; null where it still is
 */
public record NewFact(
        String attribute,
        Object value,
        Source source,
        Verification verification,
        Instant collectedAt,
        @Nullable String evidence,
        @Nullable ClientId about,
        @Nullable LocalDate validFrom,
        @Nullable LocalDate validTo) {

    /** The integrator itself, as a party that knows people. */
    public static final String OWN_PARTY = "guichet";

    public NewFact {
        value = PlainText.composed(value);
    }

    public NewFact(
            String attribute,
            Object value,
            Source source,
            Verification verification,
            Instant collectedAt,
            @Nullable String evidence,
            @Nullable ClientId about) {
        this(attribute, value, source, verification, collectedAt, evidence, about, null, null);
    }

    public NewFact(String attribute, Object value, Source source, Verification verification, Instant collectedAt) {
        this(attribute, value, source, verification, collectedAt, null, null);
    }

    /** Whether it says that no value is known. */
    boolean isUnknown() {
        return value == Unknown.VALUE;
    }

    /** The same fact speaking of whom the corrected one spoke of. */
    NewFact speakingOf(@Nullable ClientId somebody) {
        return new NewFact(attribute, value, source, verification, collectedAt, evidence, somebody, validFrom, validTo);
    }

    /** The same fact, true no longer than until the day before one that is true since a later day. */
    NewFact until(@Nullable LocalDate later) {
        return later == null || validFrom == null || !validFrom.isBefore(later) || validTo != null
                ? this
                : new NewFact(
                        attribute,
                        value,
                        source,
                        verification,
                        collectedAt,
                        evidence,
                        about,
                        validFrom,
                        later.minusDays(1));
    }

    /** The integrator's own record, or that of the programme or register it comes from. */
    String party() {
        return party(source);
    }

    static String party(Source source) {
        return switch (source.kind()) {
            case PROGRAMME, REGISTER -> source.code();
            case CLIENT, AGENT, DOCUMENT -> OWN_PARTY;
        };
    }
}
