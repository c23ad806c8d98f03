package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One version of how long one kind is kept. The version in force is the highest that is confirmed and whose first day has
 * come; without one, nothing of the kind is disposed of.
 *
 * @param kind code of what a room keeps
 * @param period ISO 8601, as {@code P2Y}
 * @param instrumentEn what commands or permits it: the law, or the records disposition authority
 * @param validFrom the first day it counts
 * @param writtenBy account
 * @param confirmedBy the second person's account; null where nobody has confirmed it, and it counts for nothing
 */
public record RetentionRule(
        String kind,
        int version,
        String period,
        String instrumentEn,
        String instrumentFr,
        String provision,
        LocalDate validFrom,
        String writtenBy,
        Instant writtenAt,
        @Nullable String confirmedBy,
        @Nullable Instant confirmedAt) {

    public boolean confirmed() {
        return confirmedAt != null;
    }

    /** In the reader's language. */
    public String instrument(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? instrumentFr : instrumentEn;
    }

    boolean countsOn(LocalDate today) {
        return confirmed() && !validFrom.isAfter(today);
    }

    /** What was begun before this day is over its period. */
    LocalDate before(LocalDate today) {
        RetentionPeriod parsed = RetentionPeriod.parse(period);
        if (parsed == null) {
            throw new IllegalStateException("Version " + version + " of the rule of " + kind + " has no period");
        }
        return today.minus(parsed.period());
    }

    /** As the log names it. */
    String reference() {
        return kind + "@" + version;
    }
}
