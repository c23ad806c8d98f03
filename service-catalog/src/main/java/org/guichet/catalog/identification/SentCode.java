package org.guichet.catalog.identification;

import java.time.Instant;

/**
 * A code as whoever serves may know of it: never the code, nor where it went but for its end.
 *
 * @param method of identification
 * @param attribute what it was sent to, for its label
 * @param destination the end of where it goes; empty where callers may be asked for what is held there
 */
public record SentCode(String method, String attribute, String destination, Instant expiresAt, Delivery delivery) {

    /** Whether it has gone out. */
    public enum Delivery {
        WAITING,
        SENT,
        /** It cannot be sent: another one, or another method, remains. */
        NOT_SENT
    }
}
