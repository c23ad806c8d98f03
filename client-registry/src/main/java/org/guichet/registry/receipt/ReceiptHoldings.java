package org.guichet.registry.receipt;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** Receipts of consents, to the byte, and when they were handed over. */
@Component
class ReceiptHoldings implements Holdings {
    private static final String ATTRIBUTE = "consents";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of("consent-receipts", ATTRIBUTE, """
                        select r.id, r.consent_id, r.sequence, r.issued_at, r.content
                        from registry.consent_receipt r join registry.consent c on c.id = r.consent_id
                        where c.client_id = any(:clients) order by r.issued_at, r.id
                        """, "registry.consent_receipt"),
                Holding.of("consent-receipt-deliveries", ATTRIBUTE, """
                        select d.receipt_id, d.form, d.at, d.actor_kind, d.channel, d.contact_id
                        from registry.consent_receipt_delivery d
                        join registry.consent_receipt r on r.id = d.receipt_id
                        join registry.consent c on c.id = r.consent_id
                        where c.client_id = any(:clients) order by d.at, d.receipt_id, d.form
                        """, "registry.consent_receipt_delivery"));
    }
}
