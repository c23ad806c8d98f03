package org.guichet.registry.audit;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.Installation;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Ids;

/** Entries for tests. */
final class AccessEntries {
    private AccessEntries() {}

    /** An agent's look at two people, in a contact. */
    static AccessEntry aLook(Clock clock) {
        return new AccessEntry(
                Ids.next(clock),
                clock.instant(),
                AccessEntry.Kind.READ,
                Installation.agent(UUID.randomUUID()),
                "service-delivery",
                List.of("AUTHORITY:test-service"),
                "staff-in-contact",
                "guichet",
                List.of("givenName", "familyName"),
                "pension \"enquiry\"",
                List.of(new ClientId(UUID.randomUUID()), new ClientId(UUID.randomUUID())));
    }
}
