package org.guichet.channel.security;

/** A header or parameter every request may carry, and this one carries wrongly. */
public final class UnusableRequest extends RuntimeException {
    private final String field;
    private final String messageKey;

    UnusableRequest(String field, String messageKey) {
        super("Unusable " + field);
        this.field = field;
        this.messageKey = messageKey;
    }

    public String field() {
        return field;
    }

    public String messageKey() {
        return messageKey;
    }
}
