package org.guichet.catalog.contact;

import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.OpenContact;
import org.guichet.registry.actor.OpenContacts;
import org.springframework.stereotype.Component;

/** What the registry asks of contacts. Apart from their use cases, which ask the registry in turn. */
@Component
class StillOpen implements OpenContacts {
    private final ContactRows rows;
    private final Clock clock;

    StillOpen(ContactRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Override
    public Optional<OpenContact> find(UUID contactId) {
        return rows.findOpen(contactId, clock.instant());
    }
}
