package org.guichet.registry;

import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.disclosure.BoundContacts;
import org.guichet.registry.disclosure.Disclosure;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.disclosure.DisclosureRefused;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The ports to contacts, in memory: the storey above is not there in the registry's own tests. */
@Component
public class ContactsForTests implements OpenContacts, BoundContacts {
    private final Map<UUID, OpenContact> open = new ConcurrentHashMap<>();

    @Override
    public Optional<OpenContact> find(UUID contactId) {
        return Optional.ofNullable(open.get(contactId)).map(ContactsForTests::opened);
    }

    @Override
    public void bind(Permit permit) {
        UUID contact = Acting.errand().contactId();
        if (contact == null) {
            return;
        }
        OpenContact bound = open.computeIfPresent(
                contact,
                (id, now) -> now.clientId() != null
                        ? now
                        : new OpenContact(
                                id,
                                now.account(),
                                now.channel(),
                                now.openedFrom(),
                                now.reason(),
                                permit.under().value(),
                                now.callerAssurance(),
                                now.expiresAt()));
        if (bound != null && !Arrays.asList(permit.clients()).contains(bound.clientId())) {
            throw new DisclosureRefused(permit.entryId(), Disclosure.Reason.CONTACT_REQUIRED);
        }
    }

    private static OpenContact opened(OpenContact contact) {
        return contact.openedFrom().isEmpty() ? from(Acting.errand().channel(), contact) : contact;
    }

    private static OpenContact from(String channel, OpenContact contact) {
        return new OpenContact(
                contact.id(),
                contact.account(),
                contact.channel(),
                channel,
                contact.reason(),
                contact.clientId(),
                contact.callerAssurance(),
                contact.expiresAt());
    }

    /** A contact of {@code agent}, opened from that channel, its caller identified as surely as can be. */
    public UUID openFrom(String channel) {
        UUID id = open("agent", Assurance.HIGH, null);
        open.computeIfPresent(id, (same, contact) -> from(channel, contact));
        return id;
    }

    /** A contact of {@code agent}, opened from wherever she acts, its caller identified as well as told. */
    public UUID open(Assurance caller, @Nullable ClientId boundTo) {
        return open("agent", caller, boundTo);
    }

    /** A contact of somebody else, bound to nobody, whose caller is not identified. */
    public UUID openFor(String account) {
        return open(account, Assurance.NONE, null);
    }

    private UUID open(String account, Assurance caller, @Nullable ClientId boundTo) {
        UUID id = UUID.randomUUID();
        open.put(
                id,
                new OpenContact(
                        id,
                        account,
                        "IN_PERSON",
                        "",
                        "pension enquiry",
                        boundTo == null ? null : boundTo.value(),
                        caller,
                        Instant.MAX));
        return id;
    }
}
