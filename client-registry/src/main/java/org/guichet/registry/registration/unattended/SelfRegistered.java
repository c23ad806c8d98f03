package org.guichet.registry.registration.unattended;

import org.guichet.registry.client.ClientId;

/** What a citizen who registered herself is told: never whom she may be, nor whether she may be anybody. */
public sealed interface SelfRegistered {
    /** Nobody knew her: her record is begun, and her account is hers. */
    record Entered(ClientId client) implements SelfRegistered {}

    /**
     * Somebody at an office has to make sure who she is.
     *
     * @param code what she says there, so that the account is bound to her
     */
    record OfficeNeeded(String code) implements SelfRegistered {}
}
