package org.guichet.registry.holding;

import java.util.List;

/** What one room can dispose of. */
@FunctionalInterface
public interface Keepings {
    List<Keeping> keepings();
}
