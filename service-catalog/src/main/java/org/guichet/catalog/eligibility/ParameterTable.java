package org.guichet.catalog.eligibility;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.guichet.catalog.eligibility.ServiceAssessment.RatesFor;

/** All parameters held, by code and date; immutable. */
final class ParameterTable {
    private final Map<String, List<ParameterValue>> byCode;

    ParameterTable(Collection<ParameterValue> values) {
        byCode = values.stream().collect(Collectors.groupingBy(ParameterValue::code));
    }

    Set<String> codes() {
        return byCode.keySet();
    }

    /** The values in force on the day, by code. */
    Map<String, Double> on(LocalDate day) {
        return byCode.values().stream()
                .flatMap(List::stream)
                .filter(value -> value.inForceOn(day))
                .collect(Collectors.toMap(
                        ParameterValue::code, value -> value.value().doubleValue(), (first, second) -> first));
    }

    /** The period in which all the codes keep the values they have on the day; empty where one is not held. */
    Optional<RatesFor> period(Collection<String> codes, LocalDate day) {
        List<ParameterValue> used =
                codes.stream().flatMap(code -> find(code, day)).toList();
        if (used.size() < codes.size() || used.isEmpty()) {
            return Optional.empty();
        }
        LocalDate from = used.stream()
                .map(ParameterValue::effectiveFrom)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        LocalDate to = used.stream()
                .map(ParameterValue::effectiveTo)
                .flatMap(java.util.stream.Stream::ofNullable)
                .min(Comparator.naturalOrder())
                .orElse(null);
        return Optional.of(new RatesFor(from, to));
    }

    /** The last day up to the given one on which all the codes are held. */
    Optional<LocalDate> latestHeld(Collection<String> codes, LocalDate upTo) {
        return byCode.values().stream()
                .flatMap(List::stream)
                .filter(value -> codes.contains(value.code()))
                .map(value -> lastDay(value, upTo))
                .filter(day -> !day.isAfter(upTo))
                .sorted(Comparator.reverseOrder())
                .filter(day -> period(codes, day).isPresent())
                .findFirst();
    }

    private static LocalDate lastDay(ParameterValue value, LocalDate upTo) {
        return Optional.ofNullable(value.effectiveTo())
                .filter(last -> last.isBefore(upTo))
                .orElse(value.effectiveFrom().isAfter(upTo) ? value.effectiveFrom() : upTo);
    }

    private java.util.stream.Stream<ParameterValue> find(String code, LocalDate day) {
        return byCode.getOrDefault(code, List.of()).stream()
                .filter(value -> value.inForceOn(day))
                .limit(1);
    }

    /** Codes whose periods overlap: each day may have one value only. */
    Set<String> overlapping() {
        return byCode.entrySet().stream()
                .filter(entry -> overlap(entry.getValue()))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static boolean overlap(List<ParameterValue> values) {
        Map<LocalDate, ParameterValue> byStart = values.stream()
                .collect(Collectors.toMap(ParameterValue::effectiveFrom, Function.identity(), (a, b) -> b));
        return byStart.size() < values.size()
                || values.stream()
                        .anyMatch(value -> values.stream()
                                .anyMatch(other -> other != value && value.inForceOn(other.effectiveFrom())));
    }
}
