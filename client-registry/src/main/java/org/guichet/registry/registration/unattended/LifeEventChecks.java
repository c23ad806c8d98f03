package org.guichet.registry.registration.unattended;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.registration.Values;
import org.guichet.registry.registration.unattended.LifeEvent.Told;
import org.guichet.registry.registration.unattended.LifeEventKinds.Kind;
import org.springframework.stereotype.Component;

/** What must hold of a life event before anything is written: every wrong field is named at once. */
@Component
class LifeEventChecks {
    private static final int LONGEST_REFERENCE = 100;

    private final LifeEventKinds kinds;
    private final Values values;
    private final Clock clock;

    LifeEventChecks(LifeEventKinds kinds, Values values, Clock clock) {
        this.kinds = kinds;
        this.values = values;
        this.clock = clock;
    }

    /** Refuses an event of which something is wrong, as {@code person.facts[i]} or {@code facts[i].attribute}. */
    void check(LifeEvent event) {
        List<Wrong> wrong = new ArrayList<>();
        checkTimes(wrong, event);
        String reference = event.person().reference();
        if (reference.isBlank() || reference.length() > LONGEST_REFERENCE) {
            wrong.add(Wrong.of("person.reference", "input.length"));
        }
        if (event.person().facts().isEmpty()) {
            wrong.add(Wrong.of("person.facts", "input.missing"));
        }
        checkFacts(wrong, "person.facts", event.person().facts(), kinds.all().person());
        kinds.find(event.kind())
                .ifPresentOrElse(
                        kind -> checkKind(wrong, event, kind),
                        () -> wrong.add(Wrong.of("event", "input.code", codes())));
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }

    private void checkTimes(List<Wrong> wrong, LifeEvent event) {
        Instant now = clock.instant();
        if (event.occurredOn().isAfter(LocalDate.ofInstant(now, ZoneOffset.UTC))) {
            wrong.add(Wrong.of("occurredOn", "input.date-range"));
        }
        if (event.collectedAt().isAfter(now)) {
            wrong.add(Wrong.of("collectedAt", "input.date-range"));
        }
    }

    private void checkKind(List<Wrong> wrong, LifeEvent event, Kind kind) {
        checkFacts(wrong, "facts", event.facts(), kind.tells());
        List<String> told = Stream.concat(event.person().facts().stream(), event.facts().stream())
                .map(Told::attribute)
                .toList();
        boolean tellsNothing = kind.needs().isEmpty() ? event.facts().isEmpty() : !told.containsAll(kind.needs());
        if (tellsNothing) {
            wrong.add(Wrong.of("facts", "input.missing"));
        }
    }

    private void checkFacts(List<Wrong> wrong, String path, List<Told> facts, List<String> open) {
        Set<String> seen = new HashSet<>();
        for (int index = 0; index < facts.size(); index++) {
            Told fact = facts.get(index);
            String field = path + "[" + index + "]";
            if (!open.contains(fact.attribute())) {
                wrong.add(Wrong.of(field + ".attribute", "input.code", String.join(", ", open)));
            } else if (!seen.add(fact.attribute())) {
                wrong.add(Wrong.of(field + ".attribute", "input.twice"));
            } else {
                values.check(field, fact.attribute(), fact.value()).ifPresent(wrong::add);
            }
        }
    }

    private String codes() {
        return String.join(", ", kinds.all().kinds().stream().map(Kind::code).toList());
    }
}
