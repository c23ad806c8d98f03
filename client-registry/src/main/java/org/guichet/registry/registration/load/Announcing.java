package org.guichet.registry.registration.load;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.FactsChanged;
import org.guichet.registry.client.records.FactRow;
import org.guichet.registry.client.records.NewRecord;
import org.guichet.registry.client.records.ToldBefore.Told;
import org.guichet.registry.registration.Retelling;
import org.guichet.registry.registration.load.Outcome.Kind;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Says what a portion changes: what its source told otherwise before, and who is to be compared with the others. */
@Component
class Announcing {
    private final Retelling retelling;
    private final ApplicationEventPublisher events;

    Announcing(Retelling retelling, ApplicationEventPublisher events) {
        this.retelling = retelling;
        this.events = events;
    }

    /** What the source said last of those it numbers; read before the portion is written. */
    List<Told> toldBefore(Mapping mapping, List<NewRecord> records) {
        Map<String, ClientId> numbered = new HashMap<>();
        records.forEach(record -> numbered.put(record.reference(), record.client()));
        return retelling.toldBefore(
                mapping.source(), numbered, Set.copyOf(mapping.columns().values()));
    }

    /** A row that says something else than the same source said before corrects it; of two rows of one number the later. */
    void corrected(List<NewRecord> written, List<Told> before) {
        Map<String, List<FactRow>> now = new HashMap<>();
        written.forEach(record -> now.computeIfAbsent(record.reference(), first -> new ArrayList<>())
                .addAll(record.facts()));
        retelling.corrected(before, now);
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
