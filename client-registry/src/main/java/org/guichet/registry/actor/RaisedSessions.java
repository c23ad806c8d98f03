package org.guichet.registry.actor;

import java.util.Optional;
import java.util.UUID;

/**
 * Port: how sure a client has made us of her within one session, beyond how she signed in to it. Implemented by
 * {@code catalog.identification}; one SQL statement a call. A session is named by a keyed digest.
 */
public interface RaisedSessions {
    /** What counts now; empty where nothing was raised, its minutes are over, or the session is another client's. */
    Optional<Assurance> reached(UUID client, String session);

    /** From now on nothing that was reached in the session counts. */
    void end(String session);
}
