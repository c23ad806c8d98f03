package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.actor.Once;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.consent.NewConsent;
import org.guichet.registry.disclosure.Ask;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Seeing, giving and withdrawing consent, by the client or by staff within a contact. */
@Component
public class Consenting {
    private static final String ATTRIBUTE = "consents";

    private final ClientDoor door;
    private final Consents consents;
    private final Once once;

    Consenting(ClientDoor door, Consents consents, Once once) {
        this.door = door;
        this.consents = consents;
        this.once = once;
    }

    /** The client's consents, newest first. */
    @Transactional
    public List<ConsentRecord> of(ClientId client) {
        return consents.of(door.openFor(client, ATTRIBUTE).ids());
    }

    /**
     * Records a consent as given; a representative gives it for categories she may act in.
     *
     * @throws org.guichet.registry.client.InvalidInput naming every field that exceeds the notice
     */
    @Transactional
    public ConsentRecord give(ClientId client, NewConsent consent) {
        Ask ask = consents(client).decidingOf(consent.dataCategories());
        return consents.give(door.openFor(ask, ATTRIBUTE).under(), consent);
    }

    /**
     * Withdraws a consent; it counts from the next decision on. A representative withdraws what she might have given.
     *
     * @throws org.guichet.registry.client.StateChanged where it no longer permits anything
     */
    @Transactional
    public ConsentRecord withdraw(UUID id) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        door.openRow(consents(consent.client()).decidingOf(consent.dataCategories()), ATTRIBUTE);
        return once.claim("consent.withdraw", id.toString()).isPresent() ? consent : consents.withdraw(id);
    }

    private static Ask consents(ClientId client) {
        return Ask.about(client, Set.of(ATTRIBUTE));
    }
}
