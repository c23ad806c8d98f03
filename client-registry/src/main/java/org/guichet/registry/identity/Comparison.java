package org.guichet.registry.identity;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.guichet.registry.matching.CheckedPairs;
import org.guichet.registry.matching.MatchParameters;
import org.guichet.registry.matching.Moves;

/**
 * What a version would change, beside the version that was in force when it was proposed.
 *
 * @param with the version in force then
 * @param weights of that version, by attribute and level, in bits
 */
public record Comparison(String with, Map<String, Map<String, Double>> weights, Counted counted) {
    /**
     * Counts and names of invented pairs, nothing of anybody.
     *
     * @param sample pairs that share a key among the people it was learnt from; none where it was not learnt here
     * @param checked the pairs of which everybody would say what they are
     * @param wrong those of them that it would decide wrongly: with any, it cannot be put in force
     */
    public record Counted(Counts sample, Counts checked, List<String> wrong) {
        public Counted {
            wrong = List.copyOf(wrong);
        }

        static Counted of(Moves sample, MatchParameters before, MatchParameters after) {
            return new Counted(
                    Counts.of(sample), Counts.of(CheckedPairs.moves(before, after)), CheckedPairs.wrongUnder(after));
        }
    }

    /**
     * Pairs, counted by how they are decided: CERTAIN, POSSIBLE or NONE.
     *
     * @param moved how many are decided differently, and {@code moves} how
     */
    public record Counts(long pairs, Map<String, Long> before, Map<String, Long> after, long moved, List<Move> moves) {
        public Counts {
            before = unmodifiable(before);
            after = unmodifiable(after);
            moves = List.copyOf(moves);
        }

        static Counts of(Moves counted) {
            Map<String, Long> before = new LinkedHashMap<>();
            Map<String, Long> after = new LinkedHashMap<>();
            for (Moves.Verdict verdict : Moves.Verdict.values()) {
                before.put(verdict.name(), sum(counted, move -> move.before() == verdict));
                after.put(verdict.name(), sum(counted, move -> move.after() == verdict));
            }
            return new Counts(
                    sum(counted, move -> true),
                    before,
                    after,
                    sum(counted, move -> move.before() != move.after()),
                    counted.moves().stream()
                            .filter(move -> move.before() != move.after())
                            .map(move ->
                                    new Move(move.before().name(), move.after().name(), move.pairs()))
                            .toList());
        }

        private static long sum(Moves counted, Predicate<Moves.Move> which) {
            return counted.moves().stream()
                    .filter(which)
                    .mapToLong(Moves.Move::pairs)
                    .sum();
        }

        /** In the order it was counted. */
        private static Map<String, Long> unmodifiable(Map<String, Long> counts) {
            return Collections.unmodifiableMap(new LinkedHashMap<>(counts));
        }
    }

    public record Move(String before, String after, long pairs) {}
}
