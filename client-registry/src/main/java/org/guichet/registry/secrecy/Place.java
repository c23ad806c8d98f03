package org.guichet.registry.secrecy;

import java.nio.charset.StandardCharsets;

/**
 * Where a ciphertext belongs. It is authenticated with the ciphertext, so that one moved to another row does not open.
 *
 * @param what an attribute code, or what kind of row it is
 * @param where identifies the row
 */
public record Place(String what, String where) {
    /** Neither part may hold the separator, so that no two places have the same bytes. */
    private static final char SEPARATOR = '\0';

    public Place {
        if (what.indexOf(SEPARATOR) >= 0 || where.indexOf(SEPARATOR) >= 0) {
            throw new IllegalArgumentException("A place has no control characters");
        }
    }

    byte[] bytes() {
        return (what + SEPARATOR + where).getBytes(StandardCharsets.UTF_8);
    }
}
