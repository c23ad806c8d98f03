package org.guichet.catalog.clientview;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.StateChanged;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.consent.Consents;
import org.guichet.registry.disclosure.Ask;
import org.guichet.registry.disclosure.Disclosure.Permit;
import org.guichet.registry.receipt.ReceiptForm;
import org.guichet.registry.receipt.Receipts;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Handing a client the receipt of a consent of hers; it is a look at her consents like any other. */
@Component
public class Receipting {
    private static final String ATTRIBUTE = "consents";

    private final ClientDoor door;
    private final Consents consents;
    private final Receipts receipts;

    Receipting(ClientDoor door, Consents consents, Receipts receipts) {
        this.door = door;
        this.consents = consents;
        this.receipts = receipts;
    }

    /**
     * The receipt of a consent as its chain stands, in a form. That it was looked at stays in the log also where the form
     * cannot tell it: the answer says in which state it is.
     *
     * @throws StateChanged where the form cannot tell it: Kantara's, of a consent never given
     */
    @Transactional(noRollbackFor = StateChanged.class)
    public ConsentReceipt receipt(UUID id, ReceiptForm form) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        Permit permit = door.openRow(Ask.about(consent.client(), Set.of(ATTRIBUTE)), ATTRIBUTE);
        // Read once: whatever somebody says meanwhile is on none of what is handed over, or on all of it.
        List<ConsentEvent> events = consents.events(id);
        return new ConsentReceipt(consent, events, receipts.hand(permit, consent, events, form));
    }
}
