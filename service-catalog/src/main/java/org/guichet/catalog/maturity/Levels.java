package org.guichet.catalog.maturity;

import java.util.List;
import java.util.Map;
import org.guichet.catalog.maturity.Reading.State;
import org.guichet.catalog.maturity.Standing.Block;

/** How levels follow from readings: the highest level such that it and every lower one hold. */
final class Levels {
    static final String GUARDRAIL = "guardrail";
    static final String CHANNELS = "channels";

    private Levels() {}

    /** The level the readings of one channel, or of the whole, demonstrate. */
    static Standing of(List<Reading> readings) {
        Level reached = Level.NOT_DEMONSTRATED;
        for (Level level : Level.REACHABLE) {
            List<Block> blocks = blocks(readings, level);
            if (!blocks.isEmpty()) {
                boolean failed = blocks.stream().anyMatch(block -> block.state() == State.NOT_MET);
                boolean silent = !failed && !reached.isDemonstrated();
                return new Standing(silent ? Level.INSUFFICIENT_DATA : reached, blocks);
            }
            reached = level;
        }
        return new Standing(reached, List.of());
    }

    /** A broken guardrail keeps the capability at the lowest level, whatever the indicators say. */
    static Standing guarded(Standing standing, long kept, long of) {
        if (kept == of || !standing.level().reaches(Level.DEVELOPING)) {
            return standing;
        }
        return new Standing(Level.DEVELOPING, List.of(new Block(GUARDRAIL, Level.PRACTICING, State.NOT_MET, kept, of)));
    }

    /**
     * The level of the whole from those of its channels: Developing in one, Practicing in half, Optimizing in three
     * quarters that carry at least 80 % of the volume, Leading in all.
     */
    static Standing rolledUp(Map<String, Standing> channels, Map<String, Long> volumes) {
        Level reached = Level.NOT_DEMONSTRATED;
        for (Level level : Level.REACHABLE) {
            long there = channels.values().stream()
                    .filter(standing -> standing.level().reaches(level))
                    .count();
            long needed = needed(level, channels.size());
            if (there < needed || (level == Level.OPTIMIZING && !carryTheVolume(channels, volumes))) {
                boolean failed =
                        channels.values().stream().anyMatch(standing -> standing.level() != Level.INSUFFICIENT_DATA);
                boolean silent = !failed && !reached.isDemonstrated();
                State state = silent ? State.INSUFFICIENT_DATA : State.NOT_MET;
                return new Standing(
                        silent ? Level.INSUFFICIENT_DATA : reached,
                        List.of(new Block(CHANNELS, level, state, there, needed)));
            }
            reached = level;
        }
        return new Standing(reached, List.of());
    }

    private static List<Block> blocks(List<Reading> readings, Level level) {
        boolean nothingIsAsked = readings.stream().allMatch(reading -> reading.at(level) == State.NOT_REQUIRED);
        if (level == Level.DEVELOPING && nothingIsAsked) {
            return readings.stream().anyMatch(Reading::isComputable)
                    ? List.of()
                    : readings.stream().map(reading -> silent(reading, level)).toList();
        }
        return readings.stream()
                .filter(reading -> reading.at(level) != State.MET && reading.at(level) != State.NOT_REQUIRED)
                .map(reading -> Block.of(reading, level))
                .toList();
    }

    private static Block silent(Reading reading, Level level) {
        State state = reading.recorded() ? State.INSUFFICIENT_DATA : State.NOT_RECORDED;
        return new Block(
                reading.indicator().id(),
                level,
                state,
                reading.denominator(),
                reading.indicator().minDenominator());
    }

    private static long needed(Level level, int channels) {
        return switch (level) {
            case DEVELOPING -> 1;
            case PRACTICING -> Math.max(1, (channels + 1) / 2);
            case OPTIMIZING -> Math.max(1, (3 * channels + 3) / 4);
            default -> Math.max(1, channels);
        };
    }

    private static boolean carryTheVolume(Map<String, Standing> channels, Map<String, Long> volumes) {
        long all = volumes.values().stream().mapToLong(Long::longValue).sum();
        long carried = volumes.entrySet().stream()
                .filter(volume -> {
                    Standing standing = channels.get(volume.getKey());
                    return standing != null && standing.level().reaches(Level.OPTIMIZING);
                })
                .mapToLong(Map.Entry::getValue)
                .sum();
        return carried * 10 >= all * 8;
    }
}
