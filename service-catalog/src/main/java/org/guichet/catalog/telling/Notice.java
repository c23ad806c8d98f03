package org.guichet.catalog.telling;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A recipient and a correction.
 *
 * @param state of the dispatch that tells it; null where there is none
 * @param toldAt when the recipient had it; null until then
 * @param reason why it is not told, or not yet: a plain code such as {@code withheld:income.net}
 */
public record Notice(
        UUID correction,
        String recipient,
        Instant correctedAt,
        @Nullable String state,
        @Nullable Instant toldAt,
        @Nullable String reason) {}
