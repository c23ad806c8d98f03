package org.guichet.catalog.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opening, identifying, closing and listing contacts. Only the account that opened one may use it. */
@Component
public class Contacts implements OpenContacts {
    private static final String ATTRIBUTE = "contacts";
    private static final int NEWEST = 50;
    private static final int LONGEST_NOTE = 4000;

    private final ContactRows rows;
    private final Once once;
    private final ContactSettings settings;
    private final Clock clock;

    Contacts(ContactRows rows, Once once, ContactSettings settings, Clock clock) {
        this.rows = rows;
        this.once = once;
        this.settings = settings;
        this.clock = clock;
    }

    /** Opens a contact for whoever acts. A repeated call with the same idempotency key answers with the first. */
    @Transactional
    public Contact open(NewContact contact) {
        Opener opener = Opener.acting();
        Instant now = clock.instant();
        contact.check(now);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("contact.open", id.toString());
        if (earlier.isPresent()) {
            return mine(UUID.fromString(earlier.get()), opener);
        }
        rows.insert(id, contact, opener, now, now.plus(settings.expiry()));
        return mine(id, opener);
    }

    /** Records how the caller was identified; the latest identification is what decisions read. */
    @Transactional
    public Contact identify(UUID contactId, Identification identification) {
        Opener opener = Opener.acting();
        identification.check();
        Contact contact = mine(contactId, opener);
        UUID id = Ids.next(clock);
        if (once.claim("contact.identify", id.toString()).isPresent()) {
            return contact;
        }
        refuseUnlessOpen(contact);
        rows.identify(id, contactId, identification, clock.instant());
        return mine(contactId, opener);
    }

    /** Ends a contact; from then on it permits nothing. */
    @Transactional
    public Contact close(UUID contactId, Contact.@Nullable Outcome outcome, @Nullable String note) {
        Opener opener = Opener.acting();
        checkClosing(outcome, note);
        mine(contactId, opener);
        if (once.claim("contact.close", contactId.toString()).isPresent()) {
            return mine(contactId, opener);
        }
        if (outcome == null || !rows.close(contactId, outcome, clock.instant())) {
            throw new StateChanged("CLOSED");
        }
        if (note != null && !note.isBlank()) {
            rows.note(Ids.next(clock), contactId, note, clock.instant());
        }
        return mine(contactId, opener);
    }

    @Override
    public Optional<OpenContact> find(UUID contactId) {
        return rows.findOpen(contactId, clock.instant());
    }

    /**
     * Binds the contact of the errand, if there is one, to the client a permit was given for. The first client wins:
     * where two are opened at the same instant, the second is refused.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Permit permit) {
        UUID contactId = Acting.errand().contactId();
        if (contactId != null && !rows.bind(contactId, permit.under().value(), permit.clients())) {
            throw new DisclosureRefused(permit.entryId(), Disclosure.Reason.CONTACT_REQUIRED);
        }
    }

    /** Whom contacts of whoever acts were about, in the order given; those about nobody are left out. */
    @Transactional(readOnly = true)
    public List<ClientId> clients(List<UUID> contacts) {
        Map<UUID, ClientId> bound = rows.clients(contacts, Opener.acting().account());
        return contacts.stream()
                .flatMap(contact -> Stream.ofNullable(bound.get(contact)))
                .distinct()
                .toList();
    }

    /** The newest contacts of a client, at most 50; empty where the permit does not cover them. */
    @Transactional(propagation = Propagation.MANDATORY)
    public List<ContactSummary> of(Permit permit) {
        return permit.covers(ATTRIBUTE) ? rows.ofClient(permit.clients(), NEWEST) : List.of();
    }

    private Contact mine(UUID id, Opener opener) {
        return rows.find(id, opener.account()).orElseThrow(NotFound::new);
    }

    private void refuseUnlessOpen(Contact contact) {
        if (contact.endedAt() != null) {
            throw new StateChanged("CLOSED");
        }
        if (!contact.expiresAt().isAfter(clock.instant())) {
            throw new StateChanged("EXPIRED");
        }
    }

    private static void checkClosing(Contact.@Nullable Outcome outcome, @Nullable String note) {
        List<Wrong> wrong = new ArrayList<>();
        if (outcome == null) {
            wrong.add(Wrong.of("outcome", "input.required"));
        }
        if (note != null && note.length() > LONGEST_NOTE) {
            wrong.add(Wrong.of("note", "input.too-long", Integer.toString(LONGEST_NOTE)));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
