package org.guichet.registry.client;

import java.util.Set;

/** Facts of a client were entered, confirmed or corrected. Published in the same transaction. */
public record FactsChanged(ClientId client, Set<String> attributes) {
    public FactsChanged {
        attributes = Set.copyOf(attributes);
    }
}
