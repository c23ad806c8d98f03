package org.guichet.channel.privacy;

import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.catalog.contact.Contact;
import org.guichet.catalog.contact.Contacts;
import org.guichet.catalog.contact.NewContact;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.enquiry.AnsweringEnquiries;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The contact an officer opens the words of one enquiry in: it says why, and ends with the answer. */
@Component
class AnsweringContacts {
    private final Contacts contacts;
    private final AnsweringEnquiries answering;

    AnsweringContacts(Contacts contacts, AnsweringEnquiries answering) {
        this.contacts = contacts;
        this.answering = answering;
    }

    /** Begins one for an enquiry that is there. */
    Contact begin(UUID enquiry, @Nullable String reason) {
        answering.find(enquiry);
        return contacts.open(NewContact.because(reason == null ? "" : reason.strip()));
    }

    /** Ends the one the errand is within. */
    void end() {
        UUID contact = Acting.errand().contactId();
        if (contact != null && contacts.own(contact).endedAt() == null) {
            contacts.close(contact, Contact.Outcome.RESOLVED, null);
        }
    }

    static <T> T within(UUID contact, Supplier<T> work) {
        return Acting.as(Acting.errand().within(contact), work);
    }
}
