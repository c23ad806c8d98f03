package org.guichet.registry.holding;

import java.util.List;

/** What one room keeps about clients. */
@FunctionalInterface
public interface Holdings {
    List<Holding> holdings();
}
