package org.guichet.catalog.dispatch;

import java.util.Map;
import java.util.UUID;
import org.guichet.registry.disclosure.Disclosure.Permit;

/** Port: writes what is sent, at the moment of sending. One implementation for each kind of dispatch. */
public interface DispatchContent {

    /** The kind it writes, for example {@code application}. */
    String kind();

    /** Code of the legal authority this kind is shared under. A kind without one keeps the platform from starting. */
    String authority();

    /** True where nothing is sent at all once this attribute may no longer be shared. */
    default boolean needs(String attribute) {
        return true;
    }

    /**
     * The message, JSON values by name, in the caller's transaction. It holds no attribute the permit does not cover.
     */
    Map<String, Object> content(UUID aboutId, Permit permit);
}
