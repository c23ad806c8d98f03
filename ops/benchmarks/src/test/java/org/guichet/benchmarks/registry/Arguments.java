package org.guichet.benchmarks.registry;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What {@code ops/bench registry} was asked.
 *
 * @param sizes ascending
 * @param calls measured of each kind at each size
 * @param data an empty folder for the database, kept afterwards; null for a temporary one
 */
record Arguments(List<Integer> sizes, int calls, @Nullable Path data) {
    private static final List<Integer> SHORT = List.of(10_000, 100_000);
    private static final List<Integer> LONG = List.of(10_000, 100_000, 1_000_000);

    static Arguments of(String... arguments) {
        List<Integer> sizes = SHORT;
        int calls = 1_000;
        Path data = null;
        Iterator<String> left = List.of(arguments).iterator();
        while (left.hasNext()) {
            String name = left.next();
            switch (name) {
                case "--long" -> sizes = LONG;
                case "--sizes" ->
                    sizes = Arrays.stream(left.next().split(","))
                            .map(Integer::valueOf)
                            .sorted()
                            .toList();
                case "--calls" -> calls = Integer.parseInt(left.next());
                case "--data" -> data = Path.of(left.next());
                default -> throw new IllegalArgumentException("What is " + name + "?");
            }
        }
        return new Arguments(new ArrayList<>(sizes), calls, data);
    }
}
