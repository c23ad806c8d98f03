package org.guichet.registry.actor;

import java.util.Optional;
import java.util.UUID;

/** Port: the contacts now open. Implemented by {@code catalog.contact}; one SQL statement a call. */
public interface OpenContacts {
    /** The contact, if it exists, is open and has not expired. */
    Optional<OpenContact> find(UUID contactId);
}
