package org.guichet.registry.matching.linkage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.guichet.registry.matching.Finding;
import org.guichet.registry.matching.Level;

/** How often each combination of levels was found: all that learning needs to know of millions of pairs. */
final class Patterns {
    private final List<String> attributes = new ArrayList<>();
    private final Map<String, Integer> positions = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();

    /** One combination; a level an attribute, in the order of {@link #attributes}, shorter where the rest is missing. */
    record Pattern(Level[] levels, int count) {}

    void add(List<Finding> findings) {
        char[] pattern = new char[Math.max(attributes.size(), findings.size())];
        java.util.Arrays.fill(pattern, (char) Level.MISSING.ordinal());
        for (Finding finding : findings) {
            int position = position(finding.odds());
            if (position >= pattern.length) {
                pattern = java.util.Arrays.copyOf(pattern, position + 1);
            }
            pattern[position] = (char) finding.level().ordinal();
        }
        counts.merge(new String(pattern), 1, Integer::sum);
    }

    int pairs() {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    List<String> attributes() {
        return List.copyOf(attributes);
    }

    List<Pattern> all() {
        Level[] known = Level.values();
        return counts.entrySet().stream()
                .map(entry -> new Pattern(
                        entry.getKey().chars().mapToObj(level -> known[level]).toArray(Level[]::new), entry.getValue()))
                .toList();
    }

    private int position(String attribute) {
        return positions.computeIfAbsent(attribute, absent -> {
            attributes.add(attribute);
            return attributes.size() - 1;
        });
    }
}
