package org.guichet.registry;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.guichet.registry.actor.PastContacts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The port to contacts that are over, in memory: the storey above is not there in the registry's own tests. */
@Component
public class PastContactsForTests implements PastContacts {
    private final Map<UUID, PastContact> contacts = new ConcurrentHashMap<>();

    @Override
    public Map<UUID, PastContact> find(Collection<UUID> asked) {
        Map<UUID, PastContact> found = new HashMap<>(contacts);
        found.keySet().retainAll(asked);
        return found;
    }

    /** One with a ticket where it is said, whose caller somebody, or the platform itself, made sure of. */
    public UUID kept(boolean ticket, boolean identified, boolean byPlatform, @Nullable Instant over) {
        UUID id = UUID.randomUUID();
        contacts.put(id, new PastContact(id, ticket, identified, byPlatform, over));
        return id;
    }
}
