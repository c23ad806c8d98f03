package org.guichet.registry.registration.load;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guichet.registry.client.FactCorrected;
import org.guichet.registry.client.FactsChanged;
import org.guichet.registry.client.records.FactLineage;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.NewRecord;
import org.guichet.registry.client.records.ToldBefore;
import org.guichet.registry.client.records.ToldBefore.Told;
import org.guichet.registry.registration.Values;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what a portion changes: what its source told otherwise before, and who is to be compared with the others. */
@Component
class Announcing {
    private final ToldBefore before;
    private final FactLineage lineage;
    private final Values values;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Announcing(ToldBefore before, FactLineage lineage, Values values, ApplicationEventPublisher events, Clock clock) {
        this.before = before;
        this.lineage = lineage;
        this.values = values;
        this.events = events;
        this.clock = clock;
    }

    /** What the source said last of those it has numbered before; read before the portion is written. */
    List<Told> toldBefore(Mapping mapping, Collection<String> references) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        return before.of(
                mapping.source(), references, Set.copyOf(mapping.columns().values()), today);
    }

    /** A row that says something else than the same source said before corrects it; of two rows of one number the later. */
    void corrected(List<NewRecord> written, List<Told> before) {
        if (before.isEmpty()) {
            return;
        }
        Map<String, Map<String, FactRow>> now = new HashMap<>();
        written.forEach(record -> record.facts()
                .forEach(fact -> now.computeIfAbsent(record.reference(), first -> new HashMap<>())
                        .put(fact.attribute(), fact)));
        Instant at = clock.instant();
        for (Told told : before) {
            FactRow row =
                    now.getOrDefault(told.reference(), Map.of()).get(told.fact().attribute());
            if (row != null && values.differ(row.attribute(), told.fact().value(), row.value())) {
                correct(told, row, at);
            }
        }
    }

    private void correct(Told told, FactRow row, Instant at) {
        lineage.record(new FactLineage.Correction(
                row.id(), told.fact().id(), told.client(), row.attribute(), at, "", null, null));
        events.publishEvent(new FactCorrected(row.id(), told.client(), row.attribute(), at));
    }

    /** Whoever may be somebody else waits for a person to tell; the others were looked for just now. */
    void changed(Mapping mapping, List<Outcome> outcomes) {
        outcomes.stream()
                .filter(outcome -> isToBeCompared(outcome, mapping.reference()))
                .forEach(outcome -> events.publishEvent(new FactsChanged(
                        Objects.requireNonNull(outcome.client()),
                        Set.copyOf(mapping.columns().values()))));
    }

    /** One known by the source's own number was not looked for by what the row tells of her now. */
    private static boolean isToBeCompared(Outcome outcome, String reference) {
        return outcome.kind() == Kind.DOUBTFUL
                || outcome.kind() == Kind.MATCHED
                        && (!outcome.resembles().isEmpty()
                                || outcome.reasons().contains(Recognizing.TOO_MANY)
                                || outcome.reasons().contains(reference));
    }
}
