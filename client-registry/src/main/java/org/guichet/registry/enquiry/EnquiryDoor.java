package org.guichet.registry.enquiry;

import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.BoundContacts;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.Disclosures;
import org.springframework.stereotype.Component;

/** How this room opens a client, binding the contact to her; an officer's counts for the one enquiry it was opened for. */
@Component
class EnquiryDoor {
    private final Disclosures disclosures;
    private final BoundContacts contacts;
    private final OpeningRows openings;

    EnquiryDoor(Disclosures disclosures, BoundContacts contacts, OpeningRows openings) {
        this.disclosures = disclosures;
        this.contacts = contacts;
        this.openings = openings;
    }

    /** For whoever asks: each of the attributes, or nothing. */
    Permit open(ClientId client, String... attributes) {
        return bound(Ask.about(client, Set.of(attributes)).needing(attributes));
    }

    /** For the officer who reads an enquiry: the contact is this enquiry's from now on. */
    Permit read(UUID enquiry, ClientId client) {
        return within(
                contact -> openings.opens(contact, enquiry),
                () -> bound(Ask.about(client, Set.of(Enquiries.ATTRIBUTE))
                        .forPurpose(AnsweringEnquiries.PURPOSE)
                        .needing(Enquiries.ATTRIBUTE)
                        .namedByRow()));
    }

    /** For the officer who says something in an enquiry that was read in this contact. */
    void say(UUID enquiry, ClientId client) {
        within(
                contact -> openings.isOpenedIn(contact, enquiry),
                () -> disclosures
                        .change(Ask.about(client, Set.of(Enquiries.ATTRIBUTE)).forPurpose(AnsweringEnquiries.PURPOSE))
                        .orRefuse());
    }

    private Permit bound(Ask ask) {
        Permit permit = disclosures.open(ask).orRefuse();
        contacts.bind(permit);
        return permit;
    }

    /** Another enquiry's contact is none: the door says so, and enters it. */
    private static <T> T within(Predicate<UUID> counts, Supplier<T> work) {
        Errand errand = Acting.errand();
        UUID contact = errand.contactId();
        return contact == null || counts.test(contact) ? work.get() : Acting.as(errand.withoutContact(), work);
    }
}
