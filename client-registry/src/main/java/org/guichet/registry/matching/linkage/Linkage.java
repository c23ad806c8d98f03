package org.guichet.registry.matching.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.guichet.registry.matching.CommonNames;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Standardized;

/** Finds the pairs of one person within a file, or between two. */
public final class Linkage {
    private static final int RANDOM_PAIRS = 400_000;
    private static final int RANDOM_PAIRS_A_RECORD = 100;
    private static final int LEARN_FROM = 20_000;
    private static final int PORTION = 1_000;
    private static final long SEED = 2026;
    private final MatchParameters start;
    private final Consumer<String> progress;

    public Linkage(MatchParameters start, Consumer<String> progress) {
        this.start = start.forFiles();
        this.progress = progress;
    }

    /** Two records held to be, or perhaps to be, one person; their places in the files, from 0. */
    public record Pair(int a, int b, Likeness likeness) {
        public boolean isCertain() {
            return likeness instanceof Likeness.Certain;
        }
    }

    /** The pairs found, certain and possible, best first; the parameters learnt; what the reader should know. */
    public record Linked(List<Pair> pairs, MatchParameters parameters, List<String> notes) {
        public Linked {
            pairs = List.copyOf(pairs);
            notes = List.copyOf(notes);
        }
    }

    /** Pairs within one file. */
    public Linked within(List<Description> file) {
        return link(file.stream().map(Standardized::of).toList(), file.size());
    }

    /** Pairs between two files, none within either. */
    public Linked between(List<Description> file, List<Description> other) {
        List<Standardized> people = new ArrayList<>(file.size() + other.size());
        file.forEach(one -> people.add(Standardized.of(one)));
        other.forEach(one -> people.add(Standardized.of(one)));
        Linked linked = link(people, file.size());
        return new Linked(
                linked.pairs().stream()
                        .map(pair -> new Pair(pair.a(), pair.b() - file.size(), pair.likeness()))
                        .toList(),
                linked.parameters(),
                linked.notes());
    }

    /** @param border records from here on are of the other file; the number of records where there is none */
    private Linked link(List<Standardized> people, int border) {
        progress.accept("%d records; looking for candidates".formatted(people.size()));
        Blocks blocks = new Blocks(people);
        CountedFrequencies frequencies = new CountedFrequencies(people, start, new CommonNames());
        Candidates candidates = new Candidates(blocks, people.size(), border);
        MatchParameters learnt = learn(people, candidates, frequencies);
        Matching matching = new Matching(learnt, frequencies);
        List<String> notes = notes(blocks);
        progress.accept("comparing");
        List<Pair> found = Budget.worthALook(compare(people, candidates, matching), learnt.priorBits());
        Set<Habit> habits = Habit.of(found, people, candidates.allPairs(), learnt);
        List<Pair> judged = found;
        for (Habit habit : habits) {
            judged = habit.waive(judged, people, learnt);
            notes.add(habit.note());
        }
        List<Pair> consistent = new Consistency(people, candidates, matching, habits).of(judged);
        List<Pair> best = consistent.stream()
                .sorted(Comparator.comparingDouble(
                                (Pair pair) -> -pair.likeness().score())
                        .thenComparingInt(Pair::a)
                        .thenComparingInt(Pair::b))
                .toList();
        return new Linked(best, learnt, notes);
    }

    private static List<Pair> compare(List<Standardized> people, Candidates candidates, Matching matching) {
        return IntStream.range(0, (people.size() + PORTION - 1) / PORTION)
                .parallel()
                .boxed()
                .flatMap(portion -> compare(people, candidates, matching, portion).stream())
                .toList();
    }

    private static List<Pair> compare(
            List<Standardized> people, Candidates candidates, Matching matching, int portion) {
        List<Pair> found = new ArrayList<>();
        int to = Math.min(people.size(), (portion + 1) * PORTION);
        candidates.each(portion * PORTION, to, new int[people.size()], (a, b) -> {
            if (matching.mayBe(people.get(a), people.get(b))) {
                Likeness likeness = matching.compare(people.get(a), people.get(b));
                if (!(likeness instanceof Likeness.None)) {
                    found.add(new Pair(a, b, likeness));
                }
            }
        });
        return found;
    }

    private MatchParameters learn(List<Standardized> people, Candidates candidates, CountedFrequencies frequencies) {
        double pairs = candidates.allPairs();
        if (pairs < 1) {
            return start;
        }
        Matching matching = new Matching(start, frequencies);
        Patterns close = new Patterns();
        int[] seen = new int[people.size()];
        int step = 1 + people.size() / LEARN_FROM;
        for (int index = 0; index < people.size(); index += step) {
            candidates.each(
                    index, index + 1, seen, (a, b) -> close.add(matching.findings(people.get(a), people.get(b))));
        }
        progress.accept("learning from %d candidate pairs".formatted(close.pairs()));
        Patterns far = new Patterns();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int draw = 0; draw < Math.min(RANDOM_PAIRS, people.size() * RANDOM_PAIRS_A_RECORD); draw++) {
            int a = random.nextInt(people.size());
            int b = random.nextInt(people.size());
            if (candidates.mayPair(a, b)) {
                far.add(matching.findings(people.get(a), people.get(b)));
            }
        }
        return new Learning(start, close, far, pairs / step, people.size()).learn();
    }

    private static List<String> notes(Blocks blocks) {
        List<String> notes = new ArrayList<>();
        if (blocks.split() > 0) {
            notes.add(
                    "%d blocks of more than %d records that share a key were split by further keys; records in them that share no further key were not compared on that ground."
                            .formatted(blocks.split(), Blocks.LARGEST));
        }
        if (blocks.neighbourhoods() > 0) {
            notes.add("In %d blocks of records too much alike each was compared with its neighbours only."
                    .formatted(blocks.neighbourhoods()));
        }
        return notes;
    }
}
