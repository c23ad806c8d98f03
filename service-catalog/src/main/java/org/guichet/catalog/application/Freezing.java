package org.guichet.catalog.application;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.guichet.catalog.application.TrailRows.FieldOutcome;
import org.guichet.catalog.eligibility.Eligibility;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.Fact;
import org.guichet.registry.client.Verification;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.registration.AnsweredFacts;
import org.guichet.registry.registration.NewFact;
import org.guichet.registry.registration.Registration;
import org.springframework.stereotype.Component;

/**
 * What a submission leaves for good: new answers become facts, confirmed ones are told again, accepted ones are kept
 * as they were shown, and what the rules said of them is kept with the facts they used.
 */
@Component
class Freezing {
    private final AnsweredFacts answered;
    private final Eligibility eligibility;
    private final Door door;
    private final FrozenRows rows;
    private final TrailRows trail;
    private final Clock clock;

    Freezing(
            AnsweredFacts answered, Eligibility eligibility, Door door, FrozenRows rows, TrailRows trail, Clock clock) {
        this.answered = answered;
        this.eligibility = eligibility;
        this.door = door;
        this.rows = rows;
        this.trail = trail;
        this.clock = clock;
    }

    void freeze(Application application, Draft draft) {
        recordTyped(draft);
        recordConfirmed(draft);
        keepAccepted(application, draft);
        keepAssessment(application);
    }

    /** A declaration is about this application alone: it never becomes a fact. */
    private void recordTyped(Draft draft) {
        List<NewFact> facts = draft.typed().values().stream()
                .filter(answer -> !answer.prefilled())
                .filter(answer -> draft.form().prefillable().contains(answer.attribute()))
                .map(answer -> new NewFact(
                        answer.attribute(),
                        answer.value(),
                        answer.source(),
                        Verification.DECLARED,
                        answer.collectedAt(),
                        null,
                        answer.about()))
                .toList();
        if (!facts.isEmpty()) {
            answered.record(draft.permit(), facts);
        }
    }

    private void recordConfirmed(Draft draft) {
        Set<String> confirmed = draft.typed().values().stream()
                .filter(StoredAnswer::prefilled)
                .map(StoredAnswer::attribute)
                .collect(Collectors.toSet());
        if (!confirmed.isEmpty()) {
            answered.confirm(draft.permit(), confirmed, Registration.sourceOf(Acting.errand()));
        }
    }

    private void keepAccepted(Application application, Draft draft) {
        for (Form.Field field : draft.form().fields()) {
            Fact fact = draft.held(field).orElse(null);
            if (fact != null && !draft.typed().containsKey(field.code())) {
                rows.keep(application.id(), fact, draft.permit());
                trail.outcome(application.id(), field.code(), FieldOutcome.ACCEPTED);
            }
        }
    }

    private void keepAssessment(Application application) {
        Permit permit = door.open(application.client(), application.serviceCode(), eligibility.attributesNeeded());
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        eligibility
                .assess(permit, today, Set.of(application.serviceCode()), Eligibility.Rates.LATEST_HELD)
                .results()
                .forEach(assessment -> rows.keep(application.id(), assessment, permit));
    }
}
