package org.guichet.registry.registration.unattended;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.registry.client.Source;
import org.guichet.registry.client.Verification;
import org.guichet.registry.registration.NewFact;
import org.jspecify.annotations.Nullable;

/**
 * What happened to a person, as a programme tells it.
 *
 * @param kind code of the kind of event, one of {@code registry/life-events.json}
 * @param occurredOn the day since which it is so; not in the future
 * @param collectedAt when the programme learnt of it; not in the future
 * @param facts what is so since then, of the attributes the kind of event tells
 */
public record LifeEvent(String kind, LocalDate occurredOn, Instant collectedAt, Somebody person, List<Told> facts) {
    public LifeEvent {
        facts = List.copyOf(facts);
    }

    /**
     * Who she is.
     *
     * @param reference the programme's own number for her: what it tells later under the same number is of the same person
     * @param facts what identifies her, as it was before the event
     */
    public record Somebody(String reference, List<Told> facts) {
        public Somebody {
            facts = List.copyOf(facts);
        }
    }

    /**
     * One value.
     *
     * @param verification how well the programme knows it
     */
    public record Told(String attribute, Object value, Verification verification) {}

    /** Who she is, as facts of the source. What the event changes was true until the day before. */
    List<NewFact> identifying(Source source) {
        Set<String> changed = facts.stream().map(Told::attribute).collect(Collectors.toSet());
        List<NewFact> identifying = new ArrayList<>();
        for (Told told : person.facts()) {
            LocalDate last = changed.contains(told.attribute()) ? occurredOn.minusDays(1) : null;
            identifying.add(fact(told, source, null, last));
        }
        return identifying;
    }

    /** What is so since the event. */
    List<NewFact> since(Source source) {
        return facts.stream().map(told -> fact(told, source, occurredOn, null)).toList();
    }

    private NewFact fact(Told told, Source source, @Nullable LocalDate from, @Nullable LocalDate to) {
        return new NewFact(
                told.attribute(), told.value(), source, told.verification(), collectedAt, null, null, from, to);
    }
}
