package org.guichet.catalog.maturity;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What an indicator says now.
 *
 * @param channel the channel it was read for; null where it is read for the whole
 * @param recorded false where the platform records no such events yet, so that nothing can be said
 */
public record Reading(
        Indicator indicator, @Nullable String channel, long numerator, long denominator, boolean recorded) {

    /** How a reading stands to a level. */
    public enum State {
        MET,
        NOT_MET,
        INSUFFICIENT_DATA,
        NOT_RECORDED,
        NOT_REQUIRED
    }

    static Reading of(Indicator indicator, @Nullable String channel, long numerator, long denominator) {
        return new Reading(indicator, channel, numerator, denominator, true);
    }

    static Reading notRecorded(Indicator indicator) {
        return new Reading(indicator, null, 0, 0, false);
    }

    /** The share, to four decimals; null where nothing was counted. */
    public @Nullable BigDecimal value() {
        return denominator == 0
                ? null
                : BigDecimal.valueOf(numerator).divide(BigDecimal.valueOf(denominator), 4, RoundingMode.HALF_EVEN);
    }

    /** How sure the share would be if the cases were a sample; null where nothing was counted. */
    public @Nullable Interval interval() {
        return denominator == 0 ? null : Interval.of(numerator, denominator);
    }

    /** Whether there are cases enough to say anything. */
    public boolean isComputable() {
        return recorded && denominator > 0 && denominator >= indicator.minDenominator();
    }

    public State at(Level level) {
        BigDecimal threshold = indicator.threshold(level);
        if (threshold == null) {
            return State.NOT_REQUIRED;
        }
        if (!recorded) {
            return State.NOT_RECORDED;
        }
        if (!isComputable()) {
            return State.INSUFFICIENT_DATA;
        }
        return meets(threshold) ? State.MET : State.NOT_MET;
    }

    private boolean meets(BigDecimal threshold) {
        if (indicator.sample()) {
            Interval interval = Interval.of(numerator, denominator);
            return indicator.lowerIsBetter()
                    ? interval.high().compareTo(threshold) <= 0
                    : interval.low().compareTo(threshold) >= 0;
        }
        // Exact: a rounded share could pass a threshold the counts miss.
        int compared = BigDecimal.valueOf(numerator).compareTo(threshold.multiply(BigDecimal.valueOf(denominator)));
        return indicator.lowerIsBetter() ? compared <= 0 : compared >= 0;
    }
}
