package org.guichet.catalog.telling;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** Who was told of a correction or of a withdrawal, or why not. */
@Component
class TellingHoldings implements Holdings {
    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(
                        "correction-notices",
                        "corrections",
                        """
                        select d.correction_id, d.attribute, d.corrected_at, d.told_at, n.recipient, n.dispatch_id, n.reason,
                               n.created_at
                        from catalog.correction_due d
                        left join catalog.correction_notice n on n.correction_id = d.correction_id
                        where d.client_id = any(:clients) order by d.corrected_at, d.correction_id, n.recipient
                        """,
                        "catalog.correction_due",
                        "catalog.correction_notice"),
                Holding.of("withdrawal-notices", "consents", """
                        select n.consent_id, n.recipient, n.withdrawn_at, n.dispatch_id, n.reason
                        from catalog.withdrawal_notice n join registry.consent c on c.id = n.consent_id
                        where c.client_id = any(:clients) order by n.withdrawn_at, n.consent_id, n.recipient
                        """, "catalog.withdrawal_notice"));
    }
}
