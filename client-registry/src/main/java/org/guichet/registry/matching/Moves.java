package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many pairs are decided how under one set of parameters, and how under another. Counts alone: nothing of anybody.
 *
 * @param moves every way from one decision to another, or to the same, that any pair went
 */
public record Moves(List<Move> moves) {
    public Moves {
        moves = List.copyOf(moves);
    }

    /** As {@link Likeness}. */
    public enum Verdict {
        CERTAIN,
        POSSIBLE,
        NONE;

        static Verdict of(Likeness likeness) {
            return switch (likeness) {
                case Likeness.Certain certain -> CERTAIN;
                case Likeness.Possible possible -> POSSIBLE;
                case Likeness.None none -> NONE;
            };
        }
    }

    public record Move(Verdict before, Verdict after, long pairs) {}

    /** Counts pairs as they are decided by two measures. */
    public static final class Counter {
        private final Matching before;
        private final Matching after;
        private final long[][] counts = new long[Verdict.values().length][Verdict.values().length];

        /** With what is known of names in general, as one person at hand is compared. */
        public Counter(MatchParameters before, MatchParameters after) {
            CommonNames names = new CommonNames();
            this.before = new Matching(before, names);
            this.after = new Matching(after, names);
        }

        public void add(Standardized a, Standardized b) {
            Verdict one = Verdict.of(before.compare(a, b));
            counts[one.ordinal()][Verdict.of(after.compare(a, b)).ordinal()]++;
        }

        public Moves counted() {
            List<Move> moves = new ArrayList<>();
            for (Verdict one : Verdict.values()) {
                Arrays.stream(Verdict.values())
                        .map(other -> new Move(one, other, counts[one.ordinal()][other.ordinal()]))
                        .filter(move -> move.pairs() > 0)
                        .forEach(moves::add);
            }
            return new Moves(moves);
        }
    }
}
