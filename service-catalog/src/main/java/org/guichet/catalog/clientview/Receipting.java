package org.guichet.catalog.clientview;

import java.util.Set;
import java.util.UUID;
import org.guichet.registry.client.NotFound;
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
     * The receipt of a consent as its chain stands, in a form.
     *
     * @throws org.guichet.registry.client.StateChanged where the form cannot tell it: Kantara's, of a consent never given
     */
    @Transactional
    public ConsentReceipt receipt(UUID id, ReceiptForm form) {
        ConsentRecord consent = consents.find(id).orElseThrow(NotFound::new);
        Permit permit = door.openRow(Ask.about(consent.client(), Set.of(ATTRIBUTE)), ATTRIBUTE);
        return new ConsentReceipt(consent, consents.events(id), receipts.hand(permit, consent, form));
    }
}
