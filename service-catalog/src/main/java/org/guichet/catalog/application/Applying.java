package org.guichet.catalog.application;

import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Applying for a service: one draft for all channels, started, answered, submitted or withdrawn by the client or by
 * staff within a contact. What is not there, or not the caller's, is {@link NotFound}.
 */
@Component
public class Applying {
    private final Applications applications;
    private final Drafts drafts;
    private final Beginning beginning;
    private final Answering answering;
    private final Submitting submitting;
    private final Once once;
    private final Clock clock;

    Applying(
            Applications applications,
            Drafts drafts,
            Beginning beginning,
            Answering answering,
            Submitting submitting,
            Once once,
            Clock clock) {
        this.applications = applications;
        this.drafts = drafts;
        this.beginning = beginning;
        this.answering = answering;
        this.submitting = submitting;
        this.once = once;
        this.clock = clock;
    }

    /** @param resumed true where the client had a draft for the service already, which goes on */
    public record Started(boolean resumed, ApplicationView application) {}

    /**
     * Starts an application, prefilled with what may lawfully be used; or goes on with the client's draft for the same
     * service.
     *
     * @throws org.guichet.registry.client.InvalidInput for a service that takes no applications here
     */
    @Transactional
    public Started start(ClientId client, String serviceCode) {
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("application.start", id.toString());
        if (earlier.isPresent()) {
            return new Started(false, of(UUID.fromString(earlier.get())));
        }
        Form form = drafts.form(serviceCode);
        Permit permit = drafts.open(client, form);
        Optional<Application> draft = beginning.draft(permit, form);
        if (draft.isPresent()) {
            return new Started(true, of(draft.get().id()));
        }
        Application begun = beginning.begin(id, form, permit);
        return new Started(false, drafts.view(begun, drafts.read(begun, form, permit)));
    }

    /** One application, with what may be shown of it. */
    @Transactional
    public ApplicationView of(UUID id) {
        Application application = applications.findById(id).orElseThrow(NotFound::new);
        return drafts.view(application, drafts.open(application));
    }

    /**
     * Takes answers into a draft.
     *
     * @param answers values by attribute; null takes an answer back
     * @param confirmed attributes whose prefilled answer is still true
     * @param expectedVersion the version the answers were given on
     * @throws org.guichet.registry.client.InvalidInput naming every wrong answer
     * @throws org.guichet.registry.client.StaleVersion where somebody else changed it in between
     */
    @Transactional
    public ApplicationView answer(
            UUID id, Map<String, @Nullable Object> answers, Set<String> confirmed, long expectedVersion) {
        Application application = locked(id);
        Draft draft = drafts.open(application);
        if (once.claim("application.answer", id.toString()).isEmpty()) {
            application.answer(expectedVersion, clock.instant());
            answering.take(id, draft, answers, confirmed);
            applications.flush();
        }
        return drafts.view(application, draft);
    }

    /**
     * Submits a draft: its answers become facts and it is on its way to the programme, all or nothing.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that is missing or still to be confirmed
     */
    @Transactional
    public ApplicationView submit(UUID id) {
        Application application = locked(id);
        Draft draft = drafts.open(application);
        if (once.claim("application.submit", id.toString()).isEmpty()) {
            submitting.submit(application, draft);
            applications.flush();
        }
        return drafts.view(application, draft);
    }

    /** Takes an application back. What was not sent yet is not sent any more. */
    @Transactional
    public ApplicationView withdraw(UUID id) {
        Application application = locked(id);
        Draft draft = drafts.open(application);
        if (once.claim("application.withdraw", id.toString()).isEmpty()) {
            submitting.withdraw(application);
            applications.flush();
        }
        return drafts.view(application, draft);
    }

    private Application locked(UUID id) {
        return applications.findLocked(id).orElseThrow(NotFound::new);
    }
}
