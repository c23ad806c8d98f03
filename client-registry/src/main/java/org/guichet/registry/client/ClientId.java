package org.guichet.registry.client;

import java.util.UUID;

/** A client of government. Ids given out keep resolving after a merge. */
public record ClientId(UUID value) {
    @Override
    public String toString() {
        return value.toString();
    }
}
