package org.guichet.catalog.maturity;

import java.util.List;

/**
 * The level of a capability, and what keeps it from the next.
 *
 * @param blockedBy empty at the highest level
 */
public record Standing(Level level, List<Block> blockedBy) {
    public Standing {
        blockedBy = List.copyOf(blockedBy);
    }

    /**
     * One thing that keeps a capability from a level.
     *
     * @param id an indicator, {@code guardrail}, or {@code channels} where too few channels are there yet
     * @param level the level it keeps it from
     * @param have cases, or channels, there are
     * @param needed cases, or channels, that are needed
     */
    public record Block(String id, Level level, Reading.State state, long have, long needed) {
        static Block of(Reading reading, Level level) {
            return new Block(
                    reading.indicator().id(),
                    level,
                    reading.at(level),
                    reading.denominator(),
                    reading.indicator().minDenominator());
        }
    }
}
