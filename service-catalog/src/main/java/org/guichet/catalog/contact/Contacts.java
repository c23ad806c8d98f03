package org.guichet.catalog.contact;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Once;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;
import org.guichet.registry.client.InvalidInput;
import org.guichet.registry.client.InvalidInput.Wrong;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.disclosure.BoundContacts;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.guichet.registry.disclosure.Shortfall;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Opening, identifying, closing and listing contacts. Only the account that opened one may use it. */
@Component
public class Contacts implements BoundContacts {
    private static final String ATTRIBUTE = "contacts";
    private static final int NEWEST = 50;
    private static final int LONGEST_NOTE = 4000;

    private final ContactRows rows;
    private final Once once;
    private final Attempting attempting;
    private final Binding binding;
    private final Clock clock;

    Contacts(ContactRows rows, Once once, Attempting attempting, Binding binding, Clock clock) {
        this.rows = rows;
        this.attempting = attempting;
        this.once = once;
        this.binding = binding;
        this.clock = clock;
    }

    /**
     * Opens a contact for whoever acts. A repeated call with the same idempotency key answers with the first. A partner is
     * given nothing to identify callers by: her contact comes to be about a client at the first look.
     *
     * @throws NotFound where it is to be about a client who is not there, or not for whoever acts
     * @throws DisclosureRefused where whoever acts may not make sure that her caller is that client
     */
    @Transactional
    public Contact open(NewContact contact) {
        Opener opener = Opener.serving();
        Instant now = clock.instant();
        contact.check(opener.channel(), now);
        UUID id = Ids.next(clock);
        Optional<String> earlier = once.claim("contact.open", id.toString());
        if (earlier.isPresent()) {
            return mine(UUID.fromString(earlier.get()), opener);
        }
        rows.insert(id, contact, opener, now);
        if (!Acting.errand().hasRole(Role.PARTNER)) {
            Optional.ofNullable(contact.clientId())
                    .map(ClientId::new)
                    .ifPresent(client -> binding.callerIs(id, client));
        }
        return mine(id, opener);
    }

    /** Opens a contact for the client who acts, in which she shows more of who she is than her signing in did. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contact openHerself(NewContact contact) {
        Opener herself = Opener.herself();
        Instant now = clock.instant();
        contact.check(herself.channel(), now);
        UUID id = Ids.next(clock);
        rows.insert(id, contact, herself, now);
        return mine(id, herself);
    }

    /**
     * Records an attempt to make sure who the caller is. The latest that passed is what decisions read; it counts for no
     * more than its method can reach in the contact's channel.
     */
    @Transactional
    public Contact identify(UUID contactId, Identification identification) {
        mine(contactId, Opener.serving());
        rows.hold(contactId);
        Contact contact = mine(contactId, Opener.acting());
        UUID id = Ids.next(clock);
        if (once.claim("contact.identify", id.toString()).isPresent()) {
            return contact;
        }
        refuseUnlessOpen(contact);
        Attempt attempt = attempting.said(id, contact, identification);
        if (attempt.result() == Attempt.Result.PASSED) {
            rows.reached(contactId, attempt.reached());
        }
        return mine(contactId, Opener.acting());
    }

    /** Every attempt to make sure who the caller of a contact is, oldest first. */
    @Transactional(readOnly = true)
    public List<Attempt> attempts(UUID contactId) {
        return attempting.of(mine(contactId, Opener.acting()).id());
    }

    /** Whether an attempt within a contact passed. */
    @Transactional(readOnly = true)
    public boolean passed(UUID contactId, UUID attempt) {
        return attempting.passed(mine(contactId, Opener.acting()).id(), attempt);
    }

    /** The methods of identification that may be tried in a contact now. */
    @Transactional(readOnly = true)
    public List<IdentificationMethod> methods(UUID contactId) {
        return attempting.usable(mine(contactId, Opener.acting()));
    }

    /** Every method with what it can reach in which channel, whether it can be used here or not. */
    @Transactional(readOnly = true)
    public List<IdentificationMethod> everyMethod() {
        return attempting.methods();
    }

    /** What every method is called, by its code. */
    @Transactional(readOnly = true)
    public Map<String, String> methodNames(Locale locale) {
        return attempting.methods().stream()
                .collect(Collectors.toMap(IdentificationMethod::code, method -> method.name(locale)));
    }

    /**
     * A method of the platform's own, for a contact of whoever acts that is open.
     *
     * @throws InvalidInput where it cannot be used in the contact's channel
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public IdentificationMethod platformMethod(UUID contactId, String method) {
        return attempting.ofPlatform(method, stillOpen(contactId));
    }

    /**
     * Opens the door to making sure that the caller of a contact is a client, and binds the contact to her. A client who is
     * not there, or hidden, answers as nobody does.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void callerIs(UUID contactId, ClientId client) {
        binding.callerIs(contactId, client);
    }

    /** Whether it may be tried now to be the contact's client, or too many attempts have failed. */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean leaves(UUID contactId, IdentificationMethod method) {
        return attempting.leaves(method, stillOpen(contactId));
    }

    /**
     * Records what the platform saw of a method of its own. One that passed never makes the caller less sure.
     *
     * @param id of the attempt
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contact proved(UUID id, UUID contactId, IdentificationMethod method, boolean passed) {
        Contact contact = stillOpen(contactId);
        Attempt attempt = attempting.seen(id, contact, method, passed);
        if (attempt.reached().compareTo(contact.callerAssurance()) > 0) {
            rows.reached(contactId, attempt.reached());
        }
        return mine(contactId, Opener.acting());
    }

    /** What is left to make us as sure as a refusal says that one would have had to be, in its channel. */
    @Transactional(readOnly = true)
    public List<IdentificationMethod> raising(Shortfall shortfall) {
        UUID contactId = shortfall.contactId();
        List<IdentificationMethod> left = Optional.ofNullable(contactId)
                .flatMap(id -> rows.find(id, Acting.errand().actor().id()))
                .map(attempting::usable)
                .orElseGet(() -> attempting.inChannel(shortfall.channel()));
        return left.stream()
                .filter(method -> method.highestIn(shortfall.channel())
                        .filter(highest -> highest.reaches(shortfall.needed()))
                        .isPresent())
                .toList();
    }

    /** A contact of whoever acts that is neither closed nor expired. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Contact stillOpen(UUID contactId) {
        Contact contact = mine(contactId, Opener.acting());
        refuseUnlessOpen(contact);
        return contact;
    }

    /** A contact of whoever acts, whatever became of it. */
    @Transactional(readOnly = true)
    public Contact own(UUID contactId) {
        return mine(contactId, Opener.acting());
    }

    /** Ends a contact; from then on it permits nothing. */
    @Transactional
    public Contact close(UUID contactId, Contact.@Nullable Outcome outcome, @Nullable String note) {
        Opener opener = Opener.serving();
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

    /** A contact that is open now, whoever opened it. */
    public Optional<OpenContact> find(UUID contactId) {
        return rows.findOpen(contactId, clock.instant());
    }

    /**
     * Binds the contact of the errand, if there is one, to the client a permit was given for. The first client wins:
     * where two are opened at the same instant, the second is refused.
     *
     * @throws DisclosureRefused where the contact is another client's, or where too many attempts to be this one have
     *     failed for what its caller reached before
     */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void bind(Permit permit) {
        UUID contactId = Acting.errand().contactId();
        if (contactId != null) {
            binding.bind(contactId, permit);
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
        } else if (note != null && NewContact.isNoText(note)) {
            wrong.add(Wrong.of("note", "input.text"));
        }
        if (!wrong.isEmpty()) {
            throw new InvalidInput(wrong);
        }
    }
}
