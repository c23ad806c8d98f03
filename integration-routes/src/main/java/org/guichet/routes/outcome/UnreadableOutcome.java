package org.guichet.routes.outcome;

/** A signed message that says no outcome we understand; the reason names the field, never its value. */
final class UnreadableOutcome extends RuntimeException {
    private final String reason;

    UnreadableOutcome(String field) {
        super("An outcome cannot be read: " + field);
        this.reason = "unreadable:" + field;
    }

    String reason() {
        return reason;
    }
}
