package org.guichet.registry.registration;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.Fact;
import org.jspecify.annotations.Nullable;

/**
 * A correction that waits for a second person, or had one. It names nobody: what it says of whom is opened apart.
 *
 * @param proposerKind CLIENT or PERSON
 * @param office of the staff who proposed it; empty for a client
 * @param mine whether whoever asks proposed it, and so may not decide upon it
 */
public record Proposal(
        UUID id,
        String attribute,
        State state,
        Instant proposedAt,
        String proposerKind,
        String office,
        boolean mine,
        @Nullable Instant decidedAt) {
    /** What the dictionary and the log call proposals. */
    static final String ATTRIBUTE = "corrections";

    /** Where a proposal is; all but the first are final. */
    public enum State {
        PROPOSED,
        APPROVED,
        REJECTED,
        WITHDRAWN
    }

    /**
     * A proposal as it is opened under a permit.
     *
     * @param value what it should say
     * @param held what is held now; null where nothing is
     * @param overtaken whether another fact is held now than the one it speaks of, so that it can only be rejected
     * @param decidedWhy what the second person said
     */
    public record Opened(
            Proposal proposal,
            ClientId client,
            Object value,
            @Nullable Fact held,
            boolean overtaken,
            @Nullable String evidence,
            String reason,
            @Nullable String decidedWhy) {}
}
