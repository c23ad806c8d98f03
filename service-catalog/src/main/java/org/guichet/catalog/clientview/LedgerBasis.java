package org.guichet.catalog.clientview;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the ledger rested on, told apart so that it can be worded.
 *
 * @param textEn of a LAW the instrument and its provision; elsewhere the reference the entry names
 * @param at of a consent when it was given, or last given anew, before the entry; null where that is not kept
 */
public record LedgerBasis(
        Kind kind, String textEn, String textFr, @Nullable Instant at) {
    /** CONSENT_OF_ANOTHER is that of somebody else, of whom what was seen speaks; UNKNOWN is not kept any more. */
    public enum Kind {
        LAW,
        CONSENT,
        CONSENT_OF_ANOTHER,
        REPRESENTATION,
        EMERGENCY,
        UNKNOWN
    }

    static LedgerBasis unnamed(Kind kind, String reference) {
        return new LedgerBasis(kind, reference, reference, null);
    }
}
