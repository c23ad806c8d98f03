package org.guichet.registry.actor;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Port: what contacts, open or over, say of who called. Implemented by {@code catalog.contact}; one SQL statement a call. */
public interface PastContacts {
    /** By id; one that is not there is not in the answer. */
    Map<UUID, PastContact> find(Collection<UUID> contacts);

    /**
     * A contact, open or over.
     *
     * @param ticket whether it names a ticket
     * @param identified whether anybody says that the caller was made sure of
     * @param byPlatform whether the platform itself saw it
     * @param over when it ended or expired; null while it is open
     */
    record PastContact(
            UUID id,
            boolean ticket,
            boolean identified,
            boolean byPlatform,
            @Nullable Instant over) {}
}
