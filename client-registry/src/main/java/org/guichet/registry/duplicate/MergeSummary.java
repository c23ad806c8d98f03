package org.guichet.registry.duplicate;

import java.time.Instant;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.client.records.Merge;
import org.jspecify.annotations.Nullable;

/**
 * A merge as it is told.
 *
 * @param undoneAt null while it stands
 */
public record MergeSummary(
        UUID id,
        ClientId survivor,
        ClientId merged,
        String reason,
        Instant at,
        @Nullable Instant undoneAt,
        @Nullable String undoneReason) {
    static MergeSummary of(Merge merge) {
        return new MergeSummary(
                merge.id(),
                merge.survivor(),
                merge.merged(),
                merge.reason(),
                merge.at(),
                merge.undoneAt(),
                merge.undoneReason());
    }
}
