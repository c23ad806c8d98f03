package org.guichet.registry.emergency;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long an emergency opens a client's file, and how soon it is reviewed. Both figures are proposals; no law names one.
 *
 * @param lasts up to a day
 * @param reviewWithin counted from its declaration
 */
@ConfigurationProperties("guichet.registry.emergency")
record EmergencyTerms(
        @DefaultValue("PT1H") Duration lasts,
        @DefaultValue("P2D") Duration reviewWithin) {
    EmergencyTerms {
        if (lasts.isNegative() || lasts.isZero() || lasts.compareTo(Duration.ofDays(1)) > 0) {
            throw new IllegalArgumentException(
                    "guichet.registry.emergency.lasts is more than nothing and a day at most");
        }
        if (reviewWithin.compareTo(lasts) < 0) {
            throw new IllegalArgumentException("guichet.registry.emergency.review-within is not less than lasts");
        }
    }
}
