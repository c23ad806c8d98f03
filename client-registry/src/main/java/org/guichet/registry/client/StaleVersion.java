package org.guichet.registry.client;

/** Somebody else changed it since it was read; the present version is told. */
public final class StaleVersion extends RuntimeException {
    private final long currentVersion;

    public StaleVersion(long currentVersion) {
        super("The version is stale; now " + currentVersion);
        this.currentVersion = currentVersion;
    }

    public long currentVersion() {
        return currentVersion;
    }
}
