package org.guichet.channel.api;

import java.util.UUID;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;

/** The client a path names: an id, or {@code me} for the signed-in citizen. */
final class ClientPath {
    private static final String ME = "me";

    private ClientPath() {}

    static ClientId of(String segment) {
        if (segment.equals(ME)) {
            if (Acting.errand().actor() instanceof Actor.Client client) {
                return new ClientId(client.clientId());
            }
            throw new NotFound();
        }
        try {
            return new ClientId(UUID.fromString(segment));
        } catch (IllegalArgumentException notAnId) {
            throw new NotFound();
        }
    }
}
