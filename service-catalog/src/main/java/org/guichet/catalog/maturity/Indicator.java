package org.guichet.catalog.maturity;

import java.math.BigDecimal;
import java.time.Period;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One measure of a capability.
 *
 * @param perChannel measured for each channel, else for the whole
 * @param lowerIsBetter whether a threshold is the most, not the least
 * @param thresholds share needed for each level; a level without one does not need it
 * @param minDenominator fewer cases say nothing
 * @param sample a survey's estimate, compared by the cautious bound of its interval; else every event was counted
 */
public record Indicator(
        String id,
        String name,
        boolean perChannel,
        boolean lowerIsBetter,
        Map<Level, BigDecimal> thresholds,
        String thresholdSource,
        Period window,
        long minDenominator,
        boolean sample) {
    public Indicator {
        thresholds = Map.copyOf(thresholds);
    }

    @Nullable
    BigDecimal threshold(Level level) {
        return thresholds.get(level);
    }
}
