package org.guichet.registry.registration.load;

import java.util.List;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * What became of a row.
 *
 * @param client whom its facts belong to now; null where it was rejected
 * @param resembles clients a doubtful row may be, or others a matched row may be
 * @param reasons what is wrong as {@code column:code} or {@code column:code:arguments}, the column {@code row} standing
 *     for all of it, or the attributes that agree; never a value
 */
public record Outcome(int row, Kind kind, @Nullable ClientId client, List<ClientId> resembles, List<String> reasons) {
    public Outcome {
        resembles = List.copyOf(resembles);
        reasons = List.copyOf(reasons);
    }

    /** Kinds of outcome. */
    public enum Kind {
        /** A person nobody knew. */
        ACCEPTED,
        /** Somebody known beyond doubt: the facts were added to hers. */
        MATCHED,
        /** Entered as a person of her own; somebody has to tell whether she is one of those she resembles. */
        DOUBTFUL,
        /** Not entered. */
        REJECTED
    }
}
