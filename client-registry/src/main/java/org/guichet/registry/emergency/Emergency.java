package org.guichet.registry.emergency;

import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * An emergency as it was declared. It names nobody.
 *
 * @param until after this instant it opens nothing
 * @param reviewDue by when a supervisor has to say whether it was justified
 * @param mine whether whoever asks declared it, and so may not review it
 * @param outcome what a supervisor said; null where nobody has yet
 */
public record Emergency(
        UUID id,
        Instant at,
        Instant until,
        Instant reviewDue,
        String office,
        String channel,
        boolean mine,
        @Nullable Outcome outcome,
        @Nullable Instant reviewedAt) {

    /** What a supervisor said of it. */
    public enum Outcome {
        JUSTIFIED,
        NOT_JUSTIFIED;

        /** As pages name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public boolean waits() {
        return outcome == null;
    }

    public boolean overdueAt(Instant now) {
        return waits() && reviewDue.isBefore(now);
    }

    /**
     * An emergency with what was said of it.
     *
     * @param client whose file was opened, after following merges
     * @param account who declared it; for whoever reviews it, never for the client
     * @param note what the supervisor said; null before
     */
    public record Opened(
            Emergency emergency,
            ClientId client,
            String account,
            String reason,
            @Nullable String note) {}
}
