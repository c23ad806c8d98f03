package org.guichet.catalog.dispatch;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.guichet.catalog.programme.Programme;
import org.guichet.registry.disclosure.Disclosure.Permit;

/** Port: writes what is sent, at the moment of sending. One implementation for each kind of dispatch. */
public interface DispatchContent {

    /** The kind it writes, for example {@code application}. */
    String kind();

    /**
     * Code of the legal authority this kind is shared under with the programme: by itself the one the programme is told of
     * clients under. Where it does not exist, is not in force or does not cover what is sent, the platform does not start.
     */
    default String authority(Programme programme) {
        return programme.authority();
    }

    /** Purpose code it is shared for. */
    String purpose();

    /**
     * Categories of the attribute dictionary it carries to the programme. None for what repeats only what the programme was
     * sent before.
     */
    Set<String> categories(Programme programme);

    /** True where nothing is sent at all once this attribute may no longer be shared. */
    default boolean needs(String attribute) {
        return true;
    }

    /**
     * The message, JSON values by name, in the caller's transaction. It holds no attribute the permit does not cover.
     */
    Map<String, Object> content(UUID aboutId, Permit permit);
}
