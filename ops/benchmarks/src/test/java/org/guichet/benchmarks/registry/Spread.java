package org.guichet.benchmarks.registry;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntConsumer;

/** How long each of many calls took, in milliseconds, ascending. */
record Spread(double[] sorted) {
    private static final double MILLIS = 1e6;

    /** Calls one after the other, as one person does. */
    static Spread of(int calls, IntConsumer call) {
        double[] took = new double[calls];
        for (int number = 0; number < calls; number++) {
            long began = System.nanoTime();
            call.accept(number);
            took[number] = (System.nanoTime() - began) / MILLIS;
        }
        Arrays.sort(took);
        return new Spread(took);
    }

    double at(int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    double perSecond() {
        return 1_000 * sorted.length / Arrays.stream(sorted).sum();
    }

    String shown() {
        return String.format(Locale.ROOT, "%7.1f %7.1f %7.1f", at(50), at(95), at(99));
    }
}
