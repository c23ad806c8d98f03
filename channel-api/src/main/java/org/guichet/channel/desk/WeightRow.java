package org.guichet.channel.desk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.guichet.registry.identity.Comparison;
import org.guichet.registry.identity.ParameterVersions.Version;
import org.jspecify.annotations.Nullable;

/**
 * What one attribute says for or against one person, under the version in force and under the one proposed beside it; in
 * bits, and as bars.
 *
 * @param attribute a code of the dictionary, or a part of one
 * @param within what agreed already, where it says less or more beside that
 */
record WeightRow(String attribute, @Nullable String within, List<LevelRow> levels) {
    private static final String WITHIN = " within ";

    WeightRow {
        levels = List.copyOf(levels);
    }

    /** @param before null where nothing was compared */
    record LevelRow(
            String level, @Nullable Double before, @Nullable Double after) {
        /** What a bar is drawn by: zero where it is not known. */
        public double from() {
            return before == null ? 0 : before;
        }

        public double to() {
            return after == null ? 0 : after;
        }
    }

    /** Plain attributes first, those beside something else after. */
    static List<WeightRow> of(Version version) {
        Comparison comparison = version.comparison();
        Map<String, Map<String, Double>> before = comparison == null ? Map.of() : comparison.weights();
        List<WeightRow> plain = new ArrayList<>();
        List<WeightRow> beside = new ArrayList<>();
        version.weights().forEach((code, weights) -> {
            Map<String, Double> earlier = before.getOrDefault(code, before.getOrDefault(kind(code), Map.of()));
            List<LevelRow> levels = new ArrayList<>();
            weights.forEach(
                    (level, after) -> levels.add(new LevelRow(level, rounded(earlier.get(level)), rounded(after))));
            String[] parts = code.split(WITHIN, 2);
            WeightRow row =
                    new WeightRow(parts[0], parts.length == 1 ? null : parts[1].replace("a move", "move"), levels);
            (parts.length == 1 ? plain : beside).add(row);
        });
        plain.addAll(beside);
        return plain;
    }

    /** What an attribute without weights of its own was weighed by. */
    private static String kind(String code) {
        return code.startsWith("identifier.") ? "identifier" : "text";
    }

    /** The level at which both are the same. */
    public LevelRow agrees() {
        return level("EXACT");
    }

    /** The level at which they differ. */
    public LevelRow differs() {
        return level("DIFFERENT");
    }

    private LevelRow level(String name) {
        return levels.stream()
                .filter(one -> one.level().equals(name))
                .findFirst()
                .orElse(new LevelRow(name, null, null));
    }

    private static @Nullable Double rounded(@Nullable Double bits) {
        return bits == null ? null : Math.round(bits * 10) / 10.0;
    }
}
