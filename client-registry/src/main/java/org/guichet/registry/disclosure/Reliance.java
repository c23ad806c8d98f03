package org.guichet.registry.disclosure;

import org.guichet.registry.client.Attribute;
import org.guichet.registry.disclosure.Disclosure.Basis;
import org.jspecify.annotations.Nullable;

/**
 * What one consent holds up: a fact a party holds, which a recipient may have.
 *
 * @param party whose fact it is
 * @param goesOn the ground on which the recipient would have it all the same, were the consent withdrawn; null where it
 *     stops
 * @param inAnothersRecord whether it is held of somebody else, and speaks of the client
 */
public record Reliance(
        Attribute attribute,
        String recipient,
        String party,
        @Nullable Basis goesOn,
        boolean inAnothersRecord) {
    public boolean stops() {
        return goesOn == null;
    }
}
