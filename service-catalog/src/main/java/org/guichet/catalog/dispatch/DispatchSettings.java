package org.guichet.catalog.dispatch;

import java.time.Duration;
import java.time.Instant;
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

    /** Where a dispatch goes after a failed attempt, and when it is tried next. */
    ClaimRows.End afterFailure(ClaimRows.Held held, Failure failure, Instant now, double random) {
        String stop = held.stopRequested();
        if (stop != null) {
            return new ClaimRows.End(DispatchState.STOPPED, stop, now, now);
        }
        if (failure.kind() == Failure.Kind.REFUSED || held.attempts() >= mostAttempts) {
            return new ClaimRows.End(DispatchState.DEAD, failure.code(), now, now);
        }
        return new ClaimRows.End(DispatchState.DUE, failure.code(), now, now.plus(pauseAfter(held.attempts(), random)));
    }
}
