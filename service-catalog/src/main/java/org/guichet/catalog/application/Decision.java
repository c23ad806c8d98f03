package org.guichet.catalog.application;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a programme answered to an application.
 *
 * @param programmeCode the programme that answers; it must be the one the application was sent to
 * @param reference the programme's own reference of this answer, by which a repeated one is known
 * @param amount what is paid, in {@code currency}, {@code per} month or other period; null where nothing is
 * @param law the provision the decision rests on
 */
public record Decision(
        UUID applicationId,
        String programmeCode,
        String reference,
        Kind kind,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        @Nullable String per,
        String explanationEn,
        String explanationFr,
        String law) {

    /** What the answer does to the application. */
    public enum Kind {
        TAKEN_UP(Act.TAKE_UP),
        GRANTED(Act.GRANT),
        REFUSED(Act.REFUSE),
        INELIGIBLE(Act.FIND_INELIGIBLE);

        private final Act act;

        Kind(Act act) {
            this.act = act;
        }

        Act act() {
            return act;
        }
    }
}
