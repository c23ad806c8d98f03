package org.guichet.catalog.application;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One application as a line of a list, with its decision where there is one.
 *
 * @param deadline by when the service standard promises an answer; null before submission or without a standard
 * @param dispatch the dispatch that carries it to the programme
 */
public record ApplicationSummary(
        UUID id,
        long version,
        String serviceCode,
        String serviceNameEn,
        String serviceNameFr,
        String programmeCode,
        ApplicationState state,
        Instant startedAt,
        String startChannel,
        @Nullable Instant submittedAt,
        @Nullable String submitChannel,
        @Nullable Instant deadline,
        @Nullable UUID dispatch,
        @Nullable Decided decision) {

    /**
     * What the programme decided, and why.
     *
     * @param amount in {@code currency} {@code per} period; null where nothing is paid
     * @param law the provision the decision rests on
     */
    public record Decided(
            Instant at,
            @Nullable BigDecimal amount,
            @Nullable String currency,
            @Nullable String per,
            String explanationEn,
            String explanationFr,
            String law) {

        public String explanation(Locale locale) {
            return "fr".equals(locale.getLanguage()) ? explanationFr : explanationEn;
        }
    }

    public String serviceName(Locale locale) {
        return "fr".equals(locale.getLanguage()) ? serviceNameFr : serviceNameEn;
    }
}
