package org.guichet.registry.actor;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An open contact as a decision sees it.
 *
 * @param account who opened it; nobody else may act within it
 * @param channel how the client reached us
 * @param openedFrom the channel of whoever opened it, and the only one it serves in: another than {@code channel} where
 *     paper, e-mail or chat was keyed
 * @param clientId the client it is bound to, once one was opened or named
 * @param callerAssurance how sure we are of the caller; {@code NONE} until the identification is recorded
 * @param expiresAt after this instant it permits nothing
 */
public record OpenContact(
        UUID id,
        String account,
        String channel,
        String openedFrom,
        String reason,
        @Nullable UUID clientId,
        Assurance callerAssurance,
        Instant expiresAt) {

    /** Opened from the channel it is of. */
    public OpenContact(
            UUID id,
            String account,
            String channel,
            String reason,
            @Nullable UUID clientId,
            Assurance callerAssurance,
            Instant expiresAt) {
        this(id, account, channel, channel, reason, clientId, callerAssurance, expiresAt);
    }
}
