package org.guichet.catalog.clientview;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.guichet.catalog.application.ApplicationSummary;
import org.guichet.catalog.contact.ContactSummary;
import org.guichet.catalog.suggestion.Suggestion;
import org.guichet.registry.client.Attribute;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.client.Death;
import org.guichet.registry.client.Fact;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.guichet.registry.disclosure.Disclosure.Behalf;
import org.guichet.registry.emergency.Emergency;
import org.jspecify.annotations.Nullable;

/**
 * The one picture of a client, for one purpose.
 *
 * @param facts what is known, in the order of the dictionary
 * @param gaps what is withheld, and why: never a blank
 * @param kind what the client is
 * @param behalf how far whoever looks represents the client; null where she does not look as a representative
 * @param emergencies in which her file was opened, newest first; told to the client alone
 */
public record ClientView(
        ClientId client,
        String purpose,
        List<Known> facts,
        List<ApplicationSummary> applications,
        List<ContactSummary> contacts,
        List<Suggestion> suggestions,
        List<ConsentRecord> consents,
        List<Gap> gaps,
        ClientKind kind,
        @Nullable Behalf behalf,
        List<Emergency.Opened> emergencies) {
    public ClientView {
        facts = List.copyOf(facts);
        applications = List.copyOf(applications);
        contacts = List.copyOf(contacts);
        suggestions = List.copyOf(suggestions);
        consents = List.copyOf(consents);
        gaps = List.copyOf(gaps);
        emergencies = List.copyOf(emergencies);
    }

    /** The day the client died, where it is known and may be seen. */
    public Optional<LocalDate> deceasedOn() {
        return Death.among(facts.stream().map(Known::fact).toList());
    }

    /**
     * A fact with the ground it is shown on.
     *
     * @param stale it has been held for longer than it may be used without being confirmed
     */
    public record Known(Attribute attribute, Fact fact, Basis basis, boolean stale) {
        /** The value as people see it: the whole of an encrypted one is for forms and programmes alone. */
        public Object shown() {
            return attribute.shown(fact.value());
        }
    }

    /** @param reason machine word, for example {@code consent-withdrawn} or {@code switched-off} */
    public record Gap(Attribute attribute, String reason) {}
}
