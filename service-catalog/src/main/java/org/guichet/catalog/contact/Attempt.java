package org.guichet.catalog.contact;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.actor.Assurance;
import org.jspecify.annotations.Nullable;

/**
 * One attempt to make sure who the caller of a contact is.
 *
 * @param claimed what whoever recorded it claimed, or what the method can reach where the platform saw the result
 * @param reached what counts: never more than the method can reach in the channel, nothing where it failed
 * @param account who recorded it
 * @param clientId whom the contact was about then, where that was known
 */
public record Attempt(
        String method,
        Assurance claimed,
        Assurance reached,
        Result result,
        String channel,
        @Nullable String evidence,
        String account,
        @Nullable UUID clientId,
        Instant at) {

    /** How it ended. */
    public enum Result {
        PASSED,
        FAILED
    }
}
