package org.guichet.catalog.identification;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/**
 * Whether whoever serves may make sure that her caller is a client. A contact is about one client: once asked it is bound
 * to her, and whoever tries another needs another contact.
 */
@Component
class CallerDoor {
    /** What this room keeps of a client. */
    private static final String ATTRIBUTE = "identifications";

    private final Disclosures disclosures;
    private final Contacts contacts;

    CallerDoor(Disclosures disclosures, Contacts contacts) {
        this.disclosures = disclosures;
        this.contacts = contacts;
    }

    /** A client who is not there, or hidden, answers as nobody does. */
    Permit open(UUID contact, ClientId client) {
        return within(contact, () -> {
            Permit permit = disclosures
                    .open(Ask.about(client, Set.of(ATTRIBUTE)).needing(ATTRIBUTE))
                    .orRefuse();
            contacts.bind(permit);
            return permit;
        });
    }

    static <T> T within(UUID contact, Supplier<T> work) {
        return Acting.as(Acting.errand().within(contact).forPurpose(Questioning.PURPOSE), work);
    }
}
