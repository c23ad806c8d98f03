package org.guichet.catalog.dispatch;

/** The lease ended and another worker has taken it since: what this worker has to report no longer counts. */
public final class LeaseLost extends RuntimeException {
    public LeaseLost() {
        super("Another worker holds it now");
    }
}
