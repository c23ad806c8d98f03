package org.guichet.registry.audit.proof;

import java.util.ArrayList;
import java.util.List;

/** Numbers of seals in the order they were met, as people write them: {@code 1 to 40, 42}. */
final class SealNumbers {
    private static final int MOST = 50;

    private final List<Run> runs = new ArrayList<>();
    private long others;

    private record Run(long first, long last) {
        @Override
        public String toString() {
            return first == last ? "" + first : first + " to " + last;
        }
    }

    void add(long number) {
        if (!runs.isEmpty() && runs.getLast().last() + 1 == number) {
            runs.set(runs.size() - 1, new Run(runs.getLast().first(), number));
        } else if (runs.size() < MOST) {
            runs.add(new Run(number, number));
        } else {
            others++;
        }
    }

    /** Empty where there are none. */
    @Override
    public String toString() {
        String named = String.join(", ", runs.stream().map(Run::toString).toList());
        return others == 0 ? named : "%s, and %,d others".formatted(named, others);
    }
}
