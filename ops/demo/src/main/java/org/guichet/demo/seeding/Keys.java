package org.guichet.demo.seeding;

import java.util.UUID;
import org.guichet.registry.actor.Errand;
import org.guichet.registry.actor.IdempotencyKey;

/** Makes each act of seeding happen once, however often it is begun. */
final class Keys {
    private Keys() {}

    /** The importing duty's errand with the key of one act about one line of the file. */
    static Errand of(String act, Person person) {
        return with(Seeding.ERRAND, act, person);
    }

    static Errand with(Errand errand, String act, Person person) {
        String key = "demo-%s-%d".formatted(act, person.number());
        return new Errand(
                errand.actor(),
                errand.onBehalfOf(),
                errand.channel(),
                errand.contactId(),
                errand.purpose(),
                errand.assurance(),
                new IdempotencyKey(
                        key,
                        UUID.nameUUIDFromBytes(key.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                                .toString()));
    }
}
