package org.guichet.registry.holding;

import java.util.Set;
import java.util.UUID;

/**
 * Says of which clients nothing may be disposed of for now. Whoever begins to hold a client's things does so within
 * {@link Standstill#toHold}.
 */
@FunctionalInterface
public interface HeldClients {
    /** Those among the ids whose things are held; they are asked about in one statement. */
    Set<UUID> held(Set<UUID> ids);
}
