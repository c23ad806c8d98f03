package org.guichet.registry.matching.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.matching.BlockingKeys;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.matching.WideKeys;

/**
 * Records that share a key are compared. A block too large for that is split by what else its records say, in the end
 * by neighbourhood in their order; how much was split is told, nothing is left out unsaid.
 */
final class Blocks {
    static final int LARGEST = 80;

    private static final List<Function<Standardized, String>> FURTHER = List.of(
            Standardized::givenSound, Standardized::familySound, Standardized::yearOfBirth, Standardized::postalCode);

    private final List<Standardized> people;
    private final List<int[]> blocks = new ArrayList<>();
    private final List<List<Integer>> blocksOf = new ArrayList<>();
    private int split;
    private int neighbourhoods;

    Blocks(List<Standardized> people) {
        this.people = people;
        people.forEach(one -> blocksOf.add(new ArrayList<>()));
        Sharing.each(people, Blocks::keys, this::add);
        // What shares two things is in the smaller blocks; a single thing is worth it where few share it.
        Sharing.each(people, person -> WideKeys.singles(person).stream(), block -> {
            if (block.size() <= LARGEST) {
                keep(block);
            }
        });
    }

    private static Stream<String> keys(Standardized person) {
        return Stream.concat(
                BlockingKeys.of(person).entrySet().stream()
                        .flatMap(kind -> kind.getValue().stream().map(key -> kind.getKey() + key)),
                WideKeys.pairs(person).stream());
    }

    /** Blocks too large that were split by a further key. */
    int split() {
        return split;
    }

    /** Blocks too large and too alike, in which each record was compared with its neighbours only. */
    int neighbourhoods() {
        return neighbourhoods;
    }

    /**
     * Those a record is to be compared with, each once, those after it only.
     *
     * @param seen one number a record, belonging to the caller and reused between calls
     */
    void partners(int index, int[] seen, IntConsumer compare) {
        for (int block : blocksOf.get(index)) {
            for (int other : blocks.get(block)) {
                if (other > index && seen[other] != index + 1) {
                    seen[other] = index + 1;
                    compare.accept(other);
                }
            }
        }
    }

    private void add(List<Integer> block) {
        if (block.size() <= LARGEST) {
            keep(block);
        } else {
            split++;
            divide(block, 0);
        }
    }

    private void divide(List<Integer> block, int next) {
        if (block.size() <= LARGEST) {
            keep(block);
        } else if (next == FURTHER.size()) {
            neighbourhoods++;
            overlap(block);
        } else {
            Function<Standardized, String> key = FURTHER.get(next);
            block.stream()
                    .collect(Collectors.groupingBy(index -> key.apply(people.get(index))))
                    .values()
                    .forEach(part -> divide(part, next + 1));
        }
    }

    /** Neighbours in the order of everything they say: what is nearly the same stands side by side. */
    private void overlap(List<Integer> block) {
        List<Integer> ordered = block.stream()
                .sorted(Comparator.comparing(
                                (Integer index) -> people.get(index).ordering())
                        .thenComparing(index -> index))
                .toList();
        for (int from = 0; from < ordered.size(); from += LARGEST / 2) {
            keep(ordered.subList(from, Math.min(ordered.size(), from + LARGEST)));
        }
    }

    private void keep(List<Integer> block) {
        if (block.size() < 2) {
            return;
        }
        block.forEach(index -> blocksOf.get(index).add(blocks.size()));
        blocks.add(block.stream().mapToInt(Integer::intValue).toArray());
    }
}
