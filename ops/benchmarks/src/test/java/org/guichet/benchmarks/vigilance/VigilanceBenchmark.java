package org.guichet.benchmarks.vigilance;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.guichet.registry.vigilance.Figures;

/**
 * {@code ops/bench vigilance}: seeded years of what staff do, with known snoops, on seeds the rules were not tuned on; how
 * many of their alerts are snooping, how much of the snooping they find, and what they do not. Ends with 1 where a must-hold
 * figure does not hold.
 */
public final class VigilanceBenchmark {
    private static final PrintStream SCREEN = System.out;

    private VigilanceBenchmark() {}

    public static void main(String[] arguments) {
        List<Figures> years = new ArrayList<>();
        SCREEN.printf(
                "%-10s %9s %14s %9s %6s %7s %7s %9s %7s%n",
                "seed", "looks", "of snoops", "incidents", "found", "alerts", "true", "precision", "recall");
        for (long seed : Figures.UNSEEN) {
            Figures year = Figures.of(seed);
            years.add(year);
            line(Long.toString(seed), List.of(year));
        }
        line("together", years);
        SCREEN.printf("%nBy why somebody looked: found of all%n");
        Map<String, int[]> kinds = new TreeMap<>();
        years.forEach(year -> year.byKind().forEach((kind, counts) -> add(kinds, kind, counts[0], counts[1])));
        kinds.forEach((kind, counts) ->
                SCREEN.printf("  %-20s %3d of %3d, not found %d%n", kind, counts[0], counts[1], counts[1] - counts[0]));
        SCREEN.printf(
                "%nFound by one officer who looks at two alerts a day, the strongest first: by each rule alone%n");
        Map<String, int[]> rules = new TreeMap<>();
        years.forEach(
                year -> year.foundAtTwoADay().forEach((rule, found) -> add(rules, rule, found, year.incidents())));
        int incidents = years.stream().mapToInt(Figures::incidents).sum();
        rules.forEach((rule, counts) ->
                SCREEN.printf("  %-20s %3d, recall %.2f%n", rule, counts[0], counts[0] / (double) incidents));
        boolean held = precision(years) >= 0.8
                && recall(years) >= 0.8
                && years.stream().allMatch(year -> year.looks() >= 2000 * year.snoopLooks());
        SCREEN.println(held ? "Every must-hold figure holds." : "A MUST-HOLD FIGURE DOES NOT HOLD.");
        System.exit(held ? 0 : 1);
    }

    private static void add(Map<String, int[]> to, String name, int found, int all) {
        int[] counts = to.computeIfAbsent(name, absent -> new int[2]);
        counts[0] += found;
        counts[1] += all;
    }

    private static void line(String name, List<Figures> years) {
        long looks = years.stream().mapToLong(Figures::looks).sum();
        long snoops = years.stream().mapToLong(Figures::snoopLooks).sum();
        SCREEN.printf(
                "%-10s %9d %14s %9d %6d %7d %7d %9.2f %7.2f%n",
                name,
                looks,
                snoops + " (1/" + looks / snoops + ")",
                years.stream().mapToInt(Figures::incidents).sum(),
                years.stream().mapToInt(Figures::found).sum(),
                years.stream().mapToInt(Figures::alerts).sum(),
                years.stream().mapToInt(Figures::trueAlerts).sum(),
                precision(years),
                recall(years));
    }

    private static double precision(List<Figures> years) {
        return years.stream().mapToInt(Figures::trueAlerts).sum()
                / (double) years.stream().mapToInt(Figures::alerts).sum();
    }

    private static double recall(List<Figures> years) {
        return years.stream().mapToInt(Figures::found).sum()
                / (double) years.stream().mapToInt(Figures::incidents).sum();
    }
}
