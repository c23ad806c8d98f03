package org.guichet.channel.desk;

import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.client.NotFound;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The contact a page of the desk stands in: open, and opened by whoever asks. */
@Component
class DeskContacts {
    private final Contacts contacts;
    private final boolean sendsCodes;

    DeskContacts(Contacts contacts, @Value("${guichet.codes.url:}") String gateway) {
        this.contacts = contacts;
        this.sendsCodes = !gateway.isBlank();
    }

    /** Whether there is a gateway that carries codes to clients. */
    boolean sendsCodes() {
        return sendsCodes;
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
