package org.guichet.catalog.clientview;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.audit.LogProofs;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;
import org.guichet.registry.client.NotYet;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who looked at a client's data, who was sent what, and on which ground. Reading it is itself in it. */
@Component
public class Ledger {
    private static final String ATTRIBUTE = "disclosures";
    private static final int LONGEST_PAGE = 200;

    private final ClientDoor door;
    private final AuditTrail trail;
    private final LogProofs proofs;

    Ledger(ClientDoor door, AuditTrail trail, LogProofs proofs) {
        this.door = door;
        this.trail = trail;
        this.proofs = proofs;
    }

    /**
     * One page, newest first.
     *
     * @param from inclusive
     * @param to exclusive
     */
    @Transactional
    public AuditTrail.Page of(ClientId client, Instant from, Instant to, int limit, int offset) {
        Set<ClientId> opened = door.openFor(client, ATTRIBUTE).ids();
        return trail.about(opened, from, to, Math.clamp(limit, 1, LONGEST_PAGE), Math.max(offset, 0));
    }

    /**
     * That an entry of hers is in the sealed log; another's answers as one that is not there. That it was asked for stays in
     * the ledger however it is answered.
     */
    @Transactional(noRollbackFor = {NotFound.class, NotYet.class})
    public LogProofs.Inclusion proof(ClientId client, UUID entry) {
        return proofs.about(door.openFor(client, ATTRIBUTE).ids(), entry);
    }
}
