package org.guichet.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.dispatch.Dispatches;
import org.guichet.catalog.dispatch.NewDispatch;
import org.guichet.catalog.standard.Deadline;
import org.guichet.catalog.standard.Standards;
import org.guichet.registry.actor.Acting;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Sends a complete draft on its way, with everything that belongs to it, in one transaction; or takes it back. */
@Component
class Submitting {

    private final Freezing freezing;
    private final Standards standards;
    private final Dispatches dispatches;
    private final TrailRows trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Submitting(
            Freezing freezing,
            Standards standards,
            Dispatches dispatches,
            TrailRows trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.freezing = freezing;
        this.standards = standards;
        this.dispatches = dispatches;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    void submit(Application application, Draft draft) {
        application.expect(Act.SUBMIT);
        draft.refuseIncomplete();
        freezing.freeze(application, draft);
        Instant now = clock.instant();
        UUID dispatch = dispatches.enqueue(new NewDispatch(
                application.programmeCode(),
                ApplicationContent.KIND,
                application.client(),
                application.id(),
                carried(draft),
                ApplicationContent.PURPOSE));
        application.submit(
                Acting.errand(),
                standards
                        .deadline(application.serviceCode(), now)
                        .map(Deadline::dueAt)
                        .orElse(null),
                dispatch,
                now);
        trail.step(application.id(), Act.SUBMIT);
        events.publishEvent(
                new ApplicationSubmitted(application.id(), application.client(), application.serviceCode(), now));
    }

    void withdraw(Application application) {
        application.withdraw(clock.instant());
        dispatches.stop(application.id(), "application-withdrawn");
        trail.step(application.id(), Act.WITHDRAW);
    }

    private static Set<String> carried(Draft draft) {
        Set<String> attributes = new HashSet<>(Set.of(Door.ANSWERS));
        draft.answers().forEach(answer -> attributes.add(answer.attribute().code()));
        return attributes;
    }
}
