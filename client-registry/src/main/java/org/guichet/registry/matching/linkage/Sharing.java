package org.guichet.registry.matching.linkage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.guichet.registry.matching.Standardized;

/**
 * Finds the records that share a key, by sorting hashes: a few bytes a key, where a map of a large file's keys would
 * not fit. Two keys of one hash cost a needless comparison, nothing else.
 */
final class Sharing {
    private static final long MIX = 0x9E3779B97F4A7C15L;

    private Sharing() {}

    /** Each group of two or more records with a key in common. */
    static void each(
            List<Standardized> people, Function<Standardized, Stream<String>> keys, Consumer<List<Integer>> group) {
        int bits = Long.SIZE - Long.numberOfLeadingZeros(people.size());
        long[] sorted = IntStream.range(0, people.size())
                .parallel()
                .boxed()
                .flatMapToLong(index -> keys.apply(people.get(index)).mapToLong(key -> hash(key) << bits | index))
                .toArray();
        Arrays.parallelSort(sorted);
        for (int from = 0, to; from < sorted.length; from = to) {
            to = from + 1;
            while (to < sorted.length && sorted[to] >>> bits == sorted[from] >>> bits) {
                to++;
            }
            if (to - from > 1) {
                group.accept(members(sorted, from, to, bits));
            }
        }
    }

    private static List<Integer> members(long[] sorted, int from, int to, int bits) {
        return new ArrayList<>(LongStream.range(from, to)
                .mapToInt(at -> (int) (sorted[(int) at] & (1L << bits) - 1))
                .distinct()
                .boxed()
                .toList());
    }

    private static long hash(String key) {
        long hash = 0;
        for (int at = 0; at < key.length(); at++) {
            hash = (hash ^ key.charAt(at)) * MIX;
            hash ^= hash >>> 32;
        }
        return hash;
    }
}
