package org.guichet.registry.client;

/** What was asked cannot be answered yet, for a reason of ours that passes by itself: asked again later, it can. */
public final class NotYet extends RuntimeException {
    private final String reason;

    public NotYet(String reason) {
        super("Not yet: " + reason);
        this.reason = reason;
    }

    /** One machine word. */
    public String reason() {
        return reason;
    }
}
