package org.guichet.registry.matching.linkage;

import java.util.Comparator;
import java.util.List;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.linkage.Linkage.Pair;

/**
 * Which doubtful pairs of a file are worth somebody's time: all that are likelier right than wrong, and of the others,
 * likeliest first, as many as keep the wrong ones few among all. How many are wrong is reckoned from the chances that
 * were learnt, so the more a file leaves out, the more doubtful pairs are shown.
 */
final class Budget {
    private static final double WRONG_AMONG_RIGHT = 0.05;

    private Budget() {}

    static List<Pair> worthALook(List<Pair> found, double priorBits) {
        List<Pair> ordered = found.stream()
                .sorted(Comparator.comparing((Pair pair) -> !isAlwaysShown(pair))
                        .thenComparingDouble(pair -> -pair.likeness().score())
                        .thenComparingInt(Pair::a)
                        .thenComparingInt(Pair::b))
                .toList();
        double right = 0;
        double wrong = 0;
        int shown = 0;
        for (Pair pair : ordered) {
            double chance = chance(pair.likeness().score() + priorBits);
            right += chance;
            wrong += 1 - chance;
            if (!isAlwaysShown(pair) && chance < 0.5 && wrong > WRONG_AMONG_RIGHT * right) {
                break;
            }
            shown++;
        }
        return ordered.subList(0, shown);
    }

    private static boolean isAlwaysShown(Pair pair) {
        return pair.isCertain()
                || pair.likeness().reasons().stream()
                        .anyMatch(reason ->
                                reason.attribute().startsWith("identifier.") && reason.level() == Level.EXACT);
    }

    private static double chance(double bits) {
        return 1 / (1 + Math.pow(2, -bits));
    }
}
