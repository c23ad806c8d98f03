package org.guichet.registry.registration;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.records.FactLineage;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.ToldBefore;
import org.guichet.registry.client.records.ToldBefore.Told;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** A source that says something else of whom it numbers than it said before corrects itself. */
@Component
public class Retelling {
    private final ToldBefore before;
    private final FactLineage lineage;
    private final Values values;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Retelling(ToldBefore before, FactLineage lineage, Values values, ApplicationEventPublisher events, Clock clock) {
        this.before = before;
        this.lineage = lineage;
        this.values = values;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What the party said last of those it numbers, under whichever number, as true today; to be read before it is told
     * anew.
     */
    public List<Told> toldBefore(String party, Map<String, ClientId> numbered, Set<String> attributes) {
        return before.of(party, numbered, attributes, today());
    }

    /**
     * Records what corrects what was told before, and announces each. What was true another time corrects nothing, nor what
     * the party knew earlier. What was told of one who has two numbers is corrected once.
     *
     * @param written what is told now by the party's number; of two values of one attribute the later counts
     */
    public void corrected(List<Told> toldBefore, Map<String, List<FactRow>> written) {
        Instant at = clock.instant();
        LocalDate today = today();
        Map<UUID, List<Told>> byFact = toldBefore.stream()
                .collect(Collectors.groupingBy(told -> told.fact().id(), LinkedHashMap::new, Collectors.toList()));
        for (List<Told> numbers : byFact.values()) {
            Told told = numbers.getFirst();
            List<FactRow> rows = numbers.stream()
                    .flatMap(number -> written.getOrDefault(number.reference(), List.of()).stream())
                    .sorted(Comparator.comparing(FactRow::collectedAt))
                    .toList();
            last(rows, told.fact().attribute(), today)
                    .filter(row -> !row.collectedAt().isBefore(told.fact().collectedAt()))
                    .filter(row -> values.differ(row.attribute(), told.fact().value(), row.value()))
                    .ifPresent(row -> correct(told, row, at));
        }
    }

    private static Optional<FactRow> last(List<FactRow> rows, String attribute, LocalDate today) {
        return rows.stream()
                .filter(row -> row.attribute().equals(attribute))
                .filter(row -> row.validFrom() == null || !row.validFrom().isAfter(today))
                .filter(row -> row.validTo() == null || !row.validTo().isBefore(today))
                .reduce((first, second) -> second);
    }

    private void correct(Told told, FactRow row, Instant at) {
        lineage.record(new FactLineage.Correction(
                row.id(), told.fact().id(), told.client(), row.attribute(), at, "", null, null));
        events.publishEvent(new FactCorrected(row.id(), told.client(), row.attribute(), at));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
