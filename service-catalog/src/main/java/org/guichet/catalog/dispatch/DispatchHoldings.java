package org.guichet.catalog.dispatch;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.springframework.stereotype.Component;

/** What programmes were, or were to be, told of a client; what is sent is put together when it is sent, and not kept. */
@Component
class DispatchHoldings implements Holdings {
    private static final String DELIVERIES = "deliveries";

    @Override
    public List<Holding> holdings() {
        return List.of(
                Holding.of(DELIVERIES, DELIVERIES, """
                        select id, recipient_kind, recipient, kind, about_id, purpose, attributes, authority, basis as bases,
                               state, attempts, stop_requested, last_error, receipt, created_at, confirmed_at
                        from catalog.dispatch where subject_client_id = any(:clients) order by created_at, id
                        """, "catalog.dispatch").ofService(Holding.EVERY),
                Holding.of("delivery-attempts", DELIVERIES, """
                        select a.dispatch_id, a.fence as attempt, a.started_at, a.access_log_entry as entry_id, a.ended_at,
                               a.outcome, a.error
                        from catalog.dispatch_attempt a join catalog.dispatch d on d.id = a.dispatch_id
                        where d.subject_client_id = any(:clients) order by a.started_at, a.dispatch_id, a.fence
                        """, "catalog.dispatch_attempt")
                        .ofService(Holding.EVERY));
    }
}
