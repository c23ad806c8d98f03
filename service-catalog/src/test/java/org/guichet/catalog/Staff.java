package org.guichet.catalog;

import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.guichet.registry.actor.Acting;
import org.guichet.registry.actor.Actor;
import org.guichet.registry.actor.Assurance;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;
import org.guichet.registry.actor.Role;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/** The errands tests act under. */
public final class Staff {
    private Staff() {}

    public static Errand agent(String account) {
        return agent(account, null);
    }

    public static Errand agent(String account, @Nullable UUID contact) {
        return new Errand(
                new Actor.Person(account, Set.of(Role.AGENT), "Rimouski"),
                null,
                "IN_PERSON",
                contact,
                "service-delivery",
                Assurance.SUBSTANTIAL,
                null);
    }

    public static Errand citizen(ClientId client) {
        return new Errand(
                new Actor.Client(client.value()), null, "ONLINE", null, "own-record", Assurance.SUBSTANTIAL, null);
    }

    public static Errand duty(String name, String purpose) {
        return Errand.of(new Actor.Duty(name, "officer", "test"), purpose);
    }

    /** The same errand, retried with a key. */
    public static Errand withKey(Errand errand, String key, String body) {
        return new Errand(
                errand.actor(),
                errand.onBehalfOf(),
                errand.channel(),
                errand.contactId(),
                errand.purpose(),
                errand.assurance(),
                new IdempotencyKey(key, body));
    }

    public static <T> T as(Errand errand, Supplier<T> work) {
        return Acting.as(errand, work);
    }
}
