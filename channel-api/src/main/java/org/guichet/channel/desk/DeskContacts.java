package org.guichet.channel.desk;

import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.NotFound;
import org.springframework.stereotype.Component;

/** The contact a page of the desk stands in: open, and opened by whoever asks. */
@Component
class DeskContacts {
    private final Contacts contacts;

    DeskContacts(Contacts contacts) {
        this.contacts = contacts;
    }

    OpenContact mine(UUID id) {
        return contacts.find(id)
                .filter(contact ->
                        contact.account().equals(Acting.errand().actor().id()))
                .orElseThrow(NotFound::new);
    }

    /** Runs the work as the errand of whoever asks, within the contact. */
    <T> T within(UUID contact, Supplier<T> work) {
        return Acting.as(Acting.errand().within(contact), work);
    }

    static String url(UUID contact) {
        return "/desk/contacts/" + contact;
    }
}
