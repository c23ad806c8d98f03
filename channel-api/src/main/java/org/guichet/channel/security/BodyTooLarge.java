package org.guichet.channel.security;

/** The body is larger than any request needs. */
public final class BodyTooLarge extends RuntimeException {
    BodyTooLarge() {
        super("The body is too large");
    }
}
