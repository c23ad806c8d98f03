package org.guichet.catalog.clientview;

import java.util.List;
import org.guichet.catalog.telling.WithdrawalNotice;
import org.guichet.registry.consent.ConsentEvent;
import org.guichet.registry.consent.ConsentRecord;

/**
 * A consent with all that was said of it.
 *
 * @param events oldest first
 * @param told the programmes told of its withdrawal
 */
public record ConsentHistory(ConsentRecord consent, List<ConsentEvent> events, List<WithdrawalNotice> told) {
    public ConsentHistory {
        events = List.copyOf(events);
        told = List.copyOf(told);
    }
}
