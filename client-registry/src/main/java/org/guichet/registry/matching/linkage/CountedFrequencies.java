package org.guichet.registry.matching.linkage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import org.guichet.registry.matching.Frequencies;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Standardized;

/** Counted in the files at hand, steadied by what is known of names in general. */
final class CountedFrequencies implements Frequencies {
    private static final int SEVERAL = 2;
    private static final int MISSPELT_ALIKE = 20_000;
    /** What is known beforehand weighs as much as half a bearer of a usual value. */
    private static final double WEIGHT_BEFORE = 0.5;

    private final Map<String, Map<String, Integer>> counts = new HashMap<>();
    private final int people;
    private final MatchParameters before;
    private final Frequencies general;

    CountedFrequencies(List<Standardized> people, MatchParameters before, Frequencies general) {
        this.people = people.size();
        this.before = before;
        this.general = general;
        for (Standardized one : people) {
            one.comparedExactly((attribute, values) -> count(attribute, new HashSet<>(values)));
        }
    }

    private void count(String attribute, Set<String> values) {
        Map<String, Integer> of = counts.computeIfAbsent(attribute, absent -> new HashMap<>());
        values.forEach(value -> of.merge(value, 1, Integer::sum));
    }

    /** The two being compared are left out of the count: what matters is how many others there are. */
    @Override
    public OptionalDouble share(String attribute, String value) {
        MatchParameters.Odds usual = before.of(attribute).get(Level.EXACT);
        if (usual == null) {
            return general.share(attribute, value);
        }
        double expected = general.share(attribute, value).orElse(usual.stranger());
        double weight = WEIGHT_BEFORE / usual.stranger();
        int others = Math.max(0, count(attribute, value) - 2);
        return OptionalDouble.of((others + weight * expected) / (Math.max(0, people - 2) + weight));
    }

    @Override
    public boolean isEstablished(String attribute, String value) {
        return general.isEstablished(attribute, value)
                || count(attribute, value) >= Math.max(SEVERAL, people / MISSPELT_ALIKE);
    }

    private int count(String attribute, String value) {
        return counts.getOrDefault(attribute, Map.of()).getOrDefault(value, 0);
    }
}
