package org.guichet.registry.actor;

import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Port: the emergencies now declared. Implemented by {@code registry.emergency}; one SQL statement a call. */
public interface OpenEmergencies {
    /** The purpose of a look in an emergency; no other purpose rests on one. */
    String PURPOSE = "emergency";

    /**
     * The emergency a member of staff declared about a client, if it lasts.
     *
     * @param client every id that leads to the client
     */
    Optional<UUID> find(String account, Collection<UUID> client);
}
