package org.guichet.registry.vigilance;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.guichet.registry.vigilance.Trial.Raised;
import org.guichet.registry.vigilance.year.Happened.Curiosity;
import org.guichet.registry.vigilance.year.Happened.Incident;
import org.guichet.registry.vigilance.year.SeededYear;

/** How many alerts of a year are snooping, and how much of its snooping they find. */
public final class Figures {
    private static final int ALERTS_A_DAY = 2;
    private static final long DAY = 86_400;

    private final Trial trial;
    private final List<Raised> verdicts;

    private Figures(Trial trial, List<Raised> verdicts) {
        this.trial = trial;
        this.verdicts = verdicts;
    }

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
        return new Figures(trial, verdicts);
    }

    public long looks() {
        return trial.looks();
    }

    public long snoopLooks() {
        return trial.snoopLooks();
    }

    public int incidents() {
        return trial.incidents().size();
    }

    public int found() {
        return foundBy(trial.alerts()).size();
    }

    public int alerts() {
        return trial.alerts().size();
    }

    public int trueAlerts() {
        return (int) trial.alerts().stream()
                .filter(one -> !one.incidents().isEmpty())
                .count();
    }

    /** By why somebody snooped: how many were found, and how many there were. */
    public Map<String, int[]> byKind() {
        Set<Incident> found = foundBy(trial.alerts());
        Map<Curiosity, int[]> kinds = new EnumMap<>(Curiosity.class);
        trial.incidents().forEach(one -> {
            int[] counts = kinds.computeIfAbsent(one.kind(), absent -> new int[2]);
            counts[0] += found.contains(one) ? 1 : 0;
            counts[1]++;
        });
        Map<String, int[]> named = new java.util.LinkedHashMap<>();
        kinds.forEach((kind, counts) -> named.put(kind.name(), counts));
        return named;
    }

    /**
     * How many incidents one officer meets who looks at two alerts each day, the strongest of those she has not seen: for
     * each rule alone, and for all together.
     */
    public Map<String, Integer> foundAtTwoADay() {
        Map<String, Integer> found = new java.util.LinkedHashMap<>();
        for (Rule rule : Rule.values()) {
            int count = atTwoADay(verdict -> verdict.findings().stream()
                    .filter(finding -> finding.rule() == rule)
                    .mapToDouble(Finding::points)
                    .sum());
            if (count > 0) {
                found.put(rule.code(), count);
            }
        }
        found.put("all together", atTwoADay(Verdict::score));
        return found;
    }

    private int atTwoADay(ToDoubleFunction<Verdict> points) {
        Map<Object, Set<Incident>> truth = new HashMap<>();
        trial.everything().forEach(one -> truth.put(one.key(), one.incidents()));
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
