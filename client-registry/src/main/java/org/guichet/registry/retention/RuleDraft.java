package org.guichet.registry.retention;

import org.jspecify.annotations.Nullable;

/**
 * What somebody writes of a rule, field by field.
 *
 * @param period ISO 8601, as {@code P2Y}; at least two years for what is used to decide about somebody
 * @param validFrom today or later, as {@code 2026-12-31}
 */
public record RuleDraft(
        @Nullable String kind,
        @Nullable String period,
        @Nullable String instrumentEn,
        @Nullable String instrumentFr,
        @Nullable String provision,
        @Nullable String validFrom) {
    public static final RuleDraft EMPTY = new RuleDraft(null, null, null, null, null, null);

    /** What a version says, to begin another with. */
    public static RuleDraft of(RetentionRule rule) {
        return new RuleDraft(
                rule.kind(), rule.period(), rule.instrumentEn(), rule.instrumentFr(), rule.provision(), null);
    }
}
