package org.guichet.catalog.telling;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A recipient and the withdrawal of a consent.
 *
 * @param state of the dispatch that tells it; null where there is none
 * @param toldAt when the recipient had it; null until then
 * @param reason why it is not told, or not yet: a plain code
 */
public record WithdrawalNotice(
        String recipient,
        Instant withdrawnAt,
        @Nullable String state,
        @Nullable Instant toldAt,
        @Nullable String reason) {}
