package org.guichet.registry.retention;

import java.util.List;
import org.guichet.registry.holding.Holding;
import org.guichet.registry.holding.Holdings;
import org.guichet.registry.secrecy.Encryption;
import org.guichet.registry.secrecy.Place;
import org.springframework.stereotype.Component;

/** That a client's things are, or were, held, on whose order and why. */
@Component
class RetentionHoldings implements Holdings {
    private final List<Holding> holdings;

    RetentionHoldings(Encryption encryption) {
        holdings = List.of(
                Holding.of(HoldLog.ATTRIBUTE, HoldLog.ATTRIBUTE, """
                        select h.id, h.scope, h.client_id, h.kind, h.cause, h.authority, h.ordered_by, h.placed_at,
                               h.review_due, h.ciphertext as reason
                        from registry.retention_hold h where h.clients && :clients order by h.placed_at, h.id
                        """, "registry.retention_hold")
                        .opening(
                                "reason",
                                row -> encryption.openText(
                                        row.getBytes("reason"), new Place(HoldRows.REASON, row.getString("id")))),
                Holding.of("hold-releases", HoldLog.ATTRIBUTE, """
                        select r.hold_id, r.released_at, r.ciphertext as reason
                        from registry.retention_release r join registry.retention_hold h on h.id = r.hold_id
                        where h.clients && :clients order by r.released_at, r.hold_id
                        """, "registry.retention_release")
                        .opening(
                                "reason",
                                row -> encryption.openText(
                                        row.getBytes("reason"),
                                        new Place(HoldRows.RELEASE, row.getString("hold_id")))));
    }

    @Override
    public List<Holding> holdings() {
        return holdings;
    }
}
