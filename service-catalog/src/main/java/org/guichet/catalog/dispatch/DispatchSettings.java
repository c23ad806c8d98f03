package org.guichet.catalog.dispatch;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long and how often a dispatch is tried.
 *
 * @param lease how long a worker holds what it claimed; longer than any attempt takes
 * @param firstPause before the second attempt; doubled after each
 * @param longestPause between two attempts
 * @param mostAttempts after which a person must look
 */
@ConfigurationProperties("guichet.dispatch")
record DispatchSettings(
        @DefaultValue("60s") Duration lease,
        @DefaultValue("1s") Duration firstPause,
        @DefaultValue("2h") Duration longestPause,
        @DefaultValue("24") int mostAttempts) {
    private static final int MOST_DOUBLINGS = 30;

    /**
     * The pause after so many attempts: doubled each time, half of it random so that what failed together does not
     * return together.
     *
     * @param random from 0 (inclusive) to 1 (exclusive)
     */
    Duration pauseAfter(int attempts, double random) {
        int doublings = Math.clamp(attempts - 1, 0, MOST_DOUBLINGS);
        long doubled = firstPause.toMillis() << doublings;
        long full = Math.min(doubled, longestPause.toMillis());
        return Duration.ofMillis(full / 2 + (long) (full / 2.0 * random));
    }
}
