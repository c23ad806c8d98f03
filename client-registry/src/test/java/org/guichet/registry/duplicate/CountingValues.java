package org.guichet.registry.duplicate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Which value counts, without a database: the one chosen at the latest merge that stands, until another is told there, or
 * else the newest. What was corrected does not count where its correction lies.
 */
final class CountingValues {
    private final Forest forest;
    private final Map<String, List<Told>> told = new TreeMap<>();
    private final Map<Integer, Chosen> chosen = new TreeMap<>();
    private int now;

    CountingValues(Forest forest) {
        this.forest = forest;
    }

    private record Told(
            int home, String value, int at, @Nullable String corrected) {}

    private record Chosen(int merged, int at, Map<String, String> values) {}

    /** @param corrected the value that was wrong; no value is told twice */
    void tell(int home, String attribute, String value, @Nullable String corrected) {
        told.computeIfAbsent(attribute, first -> new ArrayList<>()).add(new Told(home, value, ++now, corrected));
    }

    void choose(int merge, int merged, Map<String, String> values) {
        chosen.put(merge, new Chosen(merged, ++now, Map.copyOf(values)));
    }

    Optional<String> of(int root, String attribute) {
        List<Told> here = told.getOrDefault(attribute, List.of()).stream()
                .filter(one -> forest.root(one.home()) == root)
                .toList();
        List<String> counting = here.stream()
                .map(Told::value)
                .filter(value -> here.stream().noneMatch(other -> value.equals(other.corrected())))
                .toList();
        return chosen.entrySet().stream()
                .filter(choice -> forest.standing().contains(choice.getKey()))
                .map(Map.Entry::getValue)
                .filter(choice -> choice.values().containsKey(attribute) && forest.root(choice.merged()) == root)
                .filter(choice -> here.stream().noneMatch(one -> one.at() > choice.at()))
                .max(Comparator.comparingInt(Chosen::at))
                .map(choice -> choice.values().getOrDefault(attribute, ""))
                .filter(counting::contains)
                .or(() -> counting.isEmpty() ? Optional.empty() : Optional.of(counting.getLast()));
    }
}
