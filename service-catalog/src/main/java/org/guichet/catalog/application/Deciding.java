package org.guichet.catalog.application;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.client.NotFound;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a programme decided. */
@Component
public class Deciding {
    private final Applications applications;
    private final Door door;
    private final OpenContacts contacts;
    private final TrailRows trail;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Deciding(
            Applications applications,
            Door door,
            OpenContacts contacts,
            TrailRows trail,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.door = door;
        this.contacts = contacts;
        this.trail = trail;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Records a decision, once: the same reference again changes nothing.
     *
     * @return the state the application is in now
     * @throws NotFound for an application that is not there, or was not sent to this programme
     * @throws org.guichet.registry.client.StateChanged where the application can no longer be decided
     */
    @Transactional
    public ApplicationState record(Decision decision) {
        Application application = applications
                .findLocked(decision.applicationId())
                .filter(found -> found.programmeCode().equals(decision.programmeCode()))
                .orElseThrow(NotFound::new);
        door.openForDecision(application.client());
        if (!application.knows(decision)) {
            decide(application, decision);
        }
        return application.state();
    }

    private void decide(Application application, Decision decision) {
        Instant now = clock.instant();
        application.decide(decision, stillOpen(application.submitContact()), now);
        trail.step(application.id(), decision.kind().act());
        if (application.state().isDecided()) {
            events.publishEvent(new ApplicationDecided(
                    application.id(), application.client(), application.serviceCode(), application.state(), now));
        }
    }

    /** An answer that comes while the client is still there was given at the point of contact. */
    private @Nullable UUID stillOpen(@Nullable UUID contact) {
        return contact == null
                ? null
                : contacts.find(contact).map(OpenContact::id).orElse(null);
    }
}
