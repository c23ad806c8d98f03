package org.guichet.channel.citizen;

import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.NotFound;

/** The client who is signed in, or whom she acts for; these pages know no other. */
final class Me {
    private Me() {}

    /** Whose pages these are. */
    static ClientId id() {
        UUID represented = Acting.errand().onBehalfOf();
        return represented == null ? self() : new ClientId(represented);
    }

    /** Who is signed in, whomever she acts for. */
    static ClientId self() {
        return Acting.errand().actor() instanceof Actor.Client me ? new ClientId(me.clientId()) : nobody();
    }

    /** Whom she acts for; not there where it is herself. */
    static ClientId represented() {
        UUID represented = Acting.errand().onBehalfOf();
        return represented == null ? nobody() : new ClientId(represented);
    }

    /** Runs the work as her own matter. */
    static <T> T forMyself(Supplier<T> work) {
        return Acting.as(Acting.errand().forOneself(), work);
    }

    private static ClientId nobody() {
        throw new NotFound();
    }
}
