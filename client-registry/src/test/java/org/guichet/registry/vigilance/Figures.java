package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.guichet.registry.vigilance.Trial.Raised;
import org.guichet.registry.vigilance.year.Happened.Incident;
import org.guichet.registry.vigilance.year.SeededYear;

/**
 * How many alerts of a year are snooping, and how much of its snooping they find.
 *
 * @param found incidents an alert is about
 * @param trueAlerts alerts about snooping
 * @param byKind by why somebody snooped: how many were found, and how many there were
 * @param foundAtTwoADay how many incidents one officer meets who looks at two alerts each day, the strongest of those she
 *     has not seen: for each rule alone, and for all together
 */
public record Figures(
        long looks,
        long snoopLooks,
        int incidents,
        int found,
        int alerts,
        int trueAlerts,
        Map<String, int[]> byKind,
        Map<String, Integer> foundAtTwoADay) {
    /** Seeds of years nothing was tuned on: see decision 0089 for those that were. */
    public static final List<Long> UNSEEN = List.of(8001L, 8002L, 8003L, 8004L, 8005L, 8006L, 8007L, 8008L);

    private static final int ALERTS_A_DAY = 2;
    private static final long DAY = 86_400;

    /** Of a whole service, with the thresholds an installation begins with. */
    public static Figures of(long seed) {
        return of(SeededYear.of(seed));
    }

    static Figures of(SeededYear year) {
        List<Raised> verdicts = new ArrayList<>();
        Trial trial = Trial.of(year, Trial.initial(), one -> {
            if (one.verdict().findings().stream().anyMatch(finding -> finding.points() > 0)) {
                verdicts.add(one);
            }
        });
        List<Raised> alerts = trial.alerts();
        Set<Incident> found = foundBy(alerts);
        return new Figures(
                trial.looks(),
                trial.snoopLooks(),
                trial.incidents().size(),
                found.size(),
                alerts.size(),
                (int) alerts.stream().filter(one -> !one.incidents().isEmpty()).count(),
                byKind(trial.incidents(), found),
                foundAtTwoADay(trial, verdicts));
    }

    private static Map<String, int[]> byKind(Set<Incident> incidents, Set<Incident> found) {
        Map<String, int[]> kinds = new TreeMap<>();
        incidents.forEach(one -> {
            int[] counts = kinds.computeIfAbsent(one.kind().name(), absent -> new int[2]);
            counts[0] += found.contains(one) ? 1 : 0;
            counts[1]++;
        });
        return kinds;
    }

    private static Map<String, Integer> foundAtTwoADay(Trial trial, List<Raised> verdicts) {
        Map<Object, Set<Incident>> truth = new HashMap<>();
        trial.everything().forEach(one -> truth.put(one.key(), one.incidents()));
        Map<String, Integer> found = new TreeMap<>();
        for (Rule rule : Rule.values()) {
            int count = atTwoADay(
                    verdicts,
                    truth,
                    verdict -> verdict.findings().stream()
                            .filter(finding -> finding.rule() == rule)
                            .mapToDouble(Finding::points)
                            .sum());
            if (count > 0) {
                found.put(rule.code(), count);
            }
        }
        found.put("all together", atTwoADay(verdicts, truth, Verdict::score));
        return found;
    }

    private static int atTwoADay(
            List<Raised> verdicts, Map<Object, Set<Incident>> truth, ToDoubleFunction<Verdict> points) {
        PriorityQueue<Map.Entry<Object, Double>> waiting =
                new PriorityQueue<>(Map.Entry.comparingByValue(Comparator.reverseOrder()));
        Set<Object> seen = new HashSet<>();
        Set<Incident> found = new HashSet<>();
        long day = 0;
        for (Raised one : verdicts) {
            long today = day(one.at());
            for (; day < today; day++) {
                review(waiting, seen, found, truth);
            }
            double value = points.applyAsDouble(one.verdict());
            if (value > 0 && !seen.contains(one.key())) {
                waiting.add(Map.entry(one.key(), value));
            }
        }
        review(waiting, seen, found, truth);
        return found.size();
    }

    private static void review(
            PriorityQueue<Map.Entry<Object, Double>> waiting,
            Set<Object> seen,
            Set<Incident> found,
            Map<Object, Set<Incident>> truth) {
        int looked = 0;
        while (looked < ALERTS_A_DAY && !waiting.isEmpty()) {
            Object key = waiting.remove().getKey();
            if (seen.add(key)) {
                found.addAll(truth.getOrDefault(key, Set.of()));
                looked++;
            }
        }
    }

    private static long day(Instant at) {
        return at.getEpochSecond() / DAY - 20_088;
    }

    private static Set<Incident> foundBy(List<Raised> alerts) {
        return alerts.stream().flatMap(one -> one.incidents().stream()).collect(Collectors.toSet());
    }
}
