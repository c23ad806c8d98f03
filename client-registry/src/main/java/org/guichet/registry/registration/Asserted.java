package org.guichet.registry.registration;

import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.jspecify.annotations.Nullable;

/** What became of facts that were asserted or corrected. */
public sealed interface Asserted {
    /**
     * Written, or handed to a second person.
     *
     * @param proposals corrections that wait for a decision
     */
    record Recorded(ClientId client, List<UUID> proposals) implements Asserted {
        public Recorded {
            proposals = List.copyOf(proposals);
        }
    }

    /**
     * Nothing was written: somebody else was quicker, or another value is held than the one told and nobody said that it
     * was seen. What is held now, for whoever may see it.
     */
    record Changed(List<Held> now) implements Asserted {
        public Changed {
            now = List.copyOf(now);
        }

        /**
         * @param fact null where nothing is held
         * @param named whether a version was named, and is not held any more
         */
        public record Held(String attribute, @Nullable Fact fact, boolean named) {}
    }
}
