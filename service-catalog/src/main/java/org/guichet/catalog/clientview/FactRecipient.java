package org.guichet.catalog.clientview;

import java.time.Instant;
import java.util.List;
import org.guichet.catalog.telling.Notice;
import org.jspecify.annotations.Nullable;

/**
 * One time a fact was given away, as a person reads it.
 *
 * @param recipient the programme's name, or the party's code
 * @param laws instrument and provision of each law it rested on
 * @param consented true where a consent was needed too, or alone
 * @param correctedAt when it was corrected last after it was given; null where the recipient need not be told
 * @param toldAt null until the recipient has it
 */
public record FactRecipient(
        String recipient,
        Instant at,
        String purpose,
        List<String> laws,
        boolean consented,
        Telling telling,
        @Nullable Instant correctedAt,
        @Nullable Instant toldAt) {

    /** Where telling the recipient of a later correction stands. */
    public enum Telling {
        NONE,
        WAITING,
        TOLD,
        /** There is no basis any more, or no programme of that name. */
        NOT_ALLOWED,
        /** The programme did not answer; a person may try again. */
        GIVEN_UP;

        static Telling of(@Nullable Notice notice) {
            if (notice == null) {
                return NONE;
            }
            return switch (notice.state()) {
                case null -> NOT_ALLOWED;
                case "CONFIRMED" -> TOLD;
                case "STOPPED" -> NOT_ALLOWED;
                case "DEAD" -> GIVEN_UP;
                default -> WAITING;
            };
        }
    }

    public FactRecipient {
        laws = List.copyOf(laws);
    }
}
