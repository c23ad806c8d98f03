package org.guichet.catalog.suggestion;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.catalog.eligibility.ServiceAssessment.Estimate;
import org.guichet.catalog.publicservice.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A service a client could have and does not have yet.
 *
 * @param shownAt when it was first shown, since the last time it was put aside
 */
public record Suggestion(
        UUID id,
        String serviceCode,
        int ruleVersion,
        Content content,
        Instant shownAt,
        @Nullable Response response) {

    /** What a client may say to it. */
    public enum Response {
        ACCEPT,
        DECLINE,
        LATER
    }

    /**
     * Why it is suggested and what it would bring.
     *
     * @param reasons every criterion that is met
     * @param estimate with the period of its rates; null where facts or rates are missing
     * @param missing facts the estimate waits for
     */
    public record Content(
            Bilingual name,
            Bilingual law,
            List<Reason> reasons,
            @Nullable Estimate estimate,
            List<String> missing) {
        public Content {
            reasons = List.copyOf(reasons);
            missing = List.copyOf(missing);
        }
    }

    /** One criterion met, with its provision. */
    public record Reason(Bilingual text, Bilingual law) {}
}
