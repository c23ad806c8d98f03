package org.guichet.channel.desk;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.guichet.catalog.contact.Contacts;
import org.guichet.registry.audit.AuditTrail;
import org.guichet.registry.identity.Searching;
import org.guichet.registry.identity.Searching.Masked;
import org.springframework.stereotype.Component;

/**
 * Whom an agent opened last, as the access log has it: nothing is kept for the purpose. A contact is about one client,
 * so the contacts of her entries tell whom she opened, and nobody whose facts merely stood beside.
 */
@Component
class LastViewed {
    private static final Duration REMEMBERED = Duration.ofDays(7);
    private static final int SHOWN = 10;
    private static final int CONTACTS = 50;

    private final AuditTrail trail;
    private final Contacts contacts;
    private final Searching searching;
    private final Clock clock;

    LastViewed(AuditTrail trail, Contacts contacts, Searching searching, Clock clock) {
        this.trail = trail;
        this.contacts = contacts;
        this.searching = searching;
        this.clock = clock;
    }

    /** Latest first, at most ten. */
    List<Masked> list() {
        return searching.again(
                contacts.clients(trail.ownContacts(clock.instant().minus(REMEMBERED), CONTACTS)), SHOWN);
    }
}
