package org.guichet.channel.citizen;

import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;

/** The client who is signed in; these pages know no other. */
final class Me {
    private Me() {}

    static ClientId id() {
        return Acting.errand().actor() instanceof Actor.Client me ? new ClientId(me.clientId()) : nobody();
    }

    private static ClientId nobody() {
        throw new NotFound();
    }
}
