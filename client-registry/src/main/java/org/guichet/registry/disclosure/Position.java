package org.guichet.registry.disclosure;

import java.util.Optional;
import org.guichet.registry.actor.OpenContact;

/** Where whoever acts stands: within which contact, and what she is to the client. */
record Position(Optional<OpenContact> contact, Standing standing) {}
