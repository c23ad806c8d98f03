package org.guichet.registry.retention;

import org.jspecify.annotations.Nullable;

/**
 * What somebody says of a hold, field by field.
 *
 * @param scope CLIENT, KIND or EVERYTHING
 * @param client the client's id, where it is of one
 * @param kind code of the kind, where it is of one
 * @param cause LITIGATION, ACCESS_REQUEST or INVESTIGATION
 * @param reason up to 500 characters, kept encrypted; the client can read it in what is handed over to her
 * @param reviewDue after today and within five years, as {@code 2026-12-31}
 */
public record HoldDraft(
        @Nullable String scope,
        @Nullable String client,
        @Nullable String kind,
        @Nullable String cause,
        @Nullable String authority,
        @Nullable String orderedBy,
        @Nullable String reason,
        @Nullable String reviewDue) {
    public static final HoldDraft EMPTY = new HoldDraft(null, null, null, null, null, null, null, null);
}
