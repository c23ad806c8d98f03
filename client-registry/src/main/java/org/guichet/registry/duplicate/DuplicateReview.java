package org.guichet.registry.duplicate;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.identity.Candidate;
import org.jspecify.annotations.Nullable;

/**
 * Two clients somebody has to compare. Names of attributes and weights, no values.
 *
 * @param first and {@code second}: the clients, after following merges
 * @param path the way in by which one of them or her facts came
 * @param score sum of the weights, in bits
 * @param parameters the version of the parameters it was weighed with; null where it was opened before that was kept
 * @param resolvedAt when it was decided
 * @param merge the merge it led to
 */
public record DuplicateReview(
        UUID id,
        ClientId first,
        ClientId second,
        Path path,
        Candidate.Verdict verdict,
        double score,
        List<Candidate.Reason> reasons,
        @Nullable String parameters,
        Instant openedAt,
        State state,
        @Nullable Instant resolvedAt,
        @Nullable UUID merge) {
    public DuplicateReview {
        reasons = List.copyOf(reasons);
    }

    /** The ways in. */
    public enum Path {
        DESK,
        PORTAL,
        IMPORT,
        PROGRAMME
    }

    /** Open until a person decides, once. */
    public enum State {
        OPEN,
        SAME,
        DIFFERENT
    }

    /** What a person decides. */
    public enum Resolution {
        SAME,
        DIFFERENT
    }
}
