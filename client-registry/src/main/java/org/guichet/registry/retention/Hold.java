package org.guichet.registry.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stops disposal, without why: that is opened apart, and its look logged.
 *
 * @param client whose things are held, under whichever of her ids; null where it is not of one client
 * @param kind which kind is held of everybody; null where it is not of one kind
 * @param authority instrument and provision
 * @param orderedBy the court, the office or the function
 * @param reviewDue when somebody looks at it again; it does not end by itself
 * @param releasedAt null while it stands
 */
public record Hold(
        UUID id,
        Scope scope,
        @Nullable UUID client,
        @Nullable String kind,
        Cause cause,
        String authority,
        String orderedBy,
        Instant placedAt,
        String placedBy,
        LocalDate reviewDue,
        @Nullable Instant releasedAt,
        @Nullable String releasedBy) {

    /** What a hold covers. */
    public enum Scope {
        CLIENT,
        KIND,
        EVERYTHING
    }

    /** Why things are held. */
    public enum Cause {
        LITIGATION,
        ACCESS_REQUEST,
        INVESTIGATION;

        /** As pages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean stands() {
        return releasedAt == null;
    }

    public boolean overdueOn(LocalDate today) {
        return stands() && !reviewDue.isAfter(today);
    }

    /**
     * A hold with its words.
     *
     * @param reason why it was placed
     * @param release why it was released; null while it stands
     */
    public record Opened(Hold hold, String reason, @Nullable String release) {}
}
