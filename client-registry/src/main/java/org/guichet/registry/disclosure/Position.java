package org.guichet.registry.disclosure;

import java.util.Optional;
import java.util.UUID;
import org.guichet.registry.actor.OpenContact;

/**
 * Where whoever acts stands: within which contact, and what she is to the client.
 *
 * @param emergency the emergency she declared about the client, where she acts in one
 */
record Position(Optional<OpenContact> contact, Standing standing, Optional<UUID> emergency) {}
