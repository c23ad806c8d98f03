package org.guichet.registry.actor;

import java.util.Optional;
import java.util.UUID;

/**
 * Port: which client a citizen's account belongs to, where neither the account nor its issuer says so. Implemented by
 * {@code registry.registration}; one SQL statement a call.
 */
public interface OwnAccounts {
    /** Empty for an account nobody has bound to a client. */
    Optional<UUID> clientOf(String account);
}
