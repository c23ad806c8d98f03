package org.guichet.routes.lifeevent;

/** A signed message that says no life event we understand; the reason names the field, never its value. */
final class UnreadableLifeEvent extends RuntimeException {
    private final String reason;

    UnreadableLifeEvent(String field) {
        super("A life event cannot be read: " + field);
        this.reason = "unreadable:" + field;
    }

    String reason() {
        return reason;
    }
}
