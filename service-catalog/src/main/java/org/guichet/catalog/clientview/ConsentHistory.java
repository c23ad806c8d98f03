package org.guichet.catalog.clientview;

import java.util.List;
import org.guichet.catalog.telling.WithdrawalNotice;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;
import org.guichet.registry.receipt.Delivery;

/**
 * A consent with all that was said of it.
 *
 * @param events oldest first
 * @param told the programmes told of its withdrawal
 * @param receipts that receipts of it were handed over, oldest first
 */
public record ConsentHistory(
        ConsentRecord consent, List<ConsentEvent> events, List<WithdrawalNotice> told, List<Delivery> receipts) {
    public ConsentHistory {
        events = List.copyOf(events);
        told = List.copyOf(told);
        receipts = List.copyOf(receipts);
    }
}
