package org.guichet.registry.matching.linkage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Objection;
import org.guichet.registry.matching.Standardized;
import org.guichet.registry.matching.linkage.Linkage.Pair;

/**
 * One person is one person in every pair: where a record is certain to be each of two who are clearly two people, the
 * weaker certainty is taken back (both, where neither is clearly weaker); where it is certain to be each of two who may
 * be one, so are they.
 */
final class Consistency {
    private static final Set<Objection> CLEARLY_TWO = EnumSet.of(
            Objection.ANOTHER_GIVEN_NAME,
            Objection.ANOTHER_BIRTH,
            Objection.ANOTHER_GENERATION,
            Objection.ANOTHER_IDENTIFIER);
    private static final double CLEARLY_WEAKER = 3;
    private static final int MOST_PARTNERS = 40;

    private final List<Standardized> people;
    private final Candidates candidates;
    private final Matching matching;
    private final Set<Habit> habits;

    /** @param habits those of the file: what is usual in it does not make two clearly two */
    Consistency(List<Standardized> people, Candidates candidates, Matching matching, Set<Habit> habits) {
        this.people = people;
        this.candidates = candidates;
        this.matching = matching;
        this.habits = habits;
    }

    List<Pair> of(List<Pair> found) {
        Map<Long, Pair> pairs = new HashMap<>();
        found.forEach(pair -> pairs.put(key(pair.a(), pair.b()), pair));
        Set<Long> doubted = new HashSet<>();
        eachTwo(found, (person, one, other) -> doubt(person, one, other, doubted));
        doubted.forEach(key -> pairs.computeIfPresent(key, (same, pair) -> doubtful(pair)));
        List<Pair> sure = List.copyOf(pairs.values());
        eachTwo(sure, (person, one, other) -> follow(person, one, other, pairs, doubted));
        return List.copyOf(pairs.values());
    }

    private void doubt(int person, Pair one, Pair other, Set<Long> doubted) {
        if (!clearlyTwo(partner(one, person), partner(other, person))) {
            return;
        }
        double stronger = one.likeness().score() - other.likeness().score();
        if (stronger < CLEARLY_WEAKER) {
            doubted.add(key(one.a(), one.b()));
        }
        if (-stronger < CLEARLY_WEAKER) {
            doubted.add(key(other.a(), other.b()));
        }
    }

    private void follow(int person, Pair one, Pair other, Map<Long, Pair> pairs, Set<Long> doubted) {
        int a = Math.min(partner(one, person), partner(other, person));
        int b = Math.max(partner(one, person), partner(other, person));
        Pair known = pairs.get(key(a, b));
        if (candidates.mayPair(a, b)
                && (known == null || !known.isCertain())
                && !doubted.contains(key(a, b))
                && !clearlyTwo(a, b)) {
            Likeness own = matching.compare(people.get(a), people.get(b));
            pairs.put(key(a, b), new Pair(a, b, new Likeness.Certain(own.score(), own.reasons())));
        }
    }

    private boolean clearlyTwo(int a, int b) {
        Standardized one = people.get(a);
        Standardized other = people.get(b);
        return matching.objections(one, other).stream()
                .anyMatch(objection -> CLEARLY_TWO.contains(objection)
                        && habits.stream().noneMatch(habit -> habit.explains(objection, one, other)));
    }

    @FunctionalInterface
    private interface Visit {
        void two(int person, Pair one, Pair other);
    }

    /** Every two certain pairs that have a record in common. */
    private static void eachTwo(Collection<Pair> pairs, Visit visit) {
        certain(pairs).forEach((person, certain) -> {
            int most = Math.min(certain.size(), MOST_PARTNERS);
            for (int first = 0; first < most; first++) {
                for (int second = first + 1; second < most; second++) {
                    visit.two(person, certain.get(first), certain.get(second));
                }
            }
        });
    }

    static Map<Integer, List<Pair>> certain(Collection<Pair> pairs) {
        Map<Integer, List<Pair>> certain = new HashMap<>();
        pairs.stream().filter(Pair::isCertain).forEach(pair -> {
            certain.computeIfAbsent(pair.a(), absent -> new ArrayList<>()).add(pair);
            certain.computeIfAbsent(pair.b(), absent -> new ArrayList<>()).add(pair);
        });
        return certain;
    }

    static int partner(Pair pair, int person) {
        return pair.a() == person ? pair.b() : pair.a();
    }

    private static Pair doubtful(Pair pair) {
        return new Pair(
                pair.a(),
                pair.b(),
                new Likeness.Possible(pair.likeness().score(), pair.likeness().reasons(), Set.of()));
    }

    private static long key(int a, int b) {
        return (long) a << 32 | b;
    }
}
