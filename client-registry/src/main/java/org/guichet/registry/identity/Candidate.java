package org.guichet.registry.identity;

import java.util.List;
import org.guichet.registry.client.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who may be the person, with the reason for each attribute compared.
 *
 * @param score sum of the weights, in bits
 */
public record Candidate(ClientId client, Verdict verdict, double score, List<Reason> reasons, Summary summary) {
    public Candidate {
        reasons = List.copyOf(reasons);
    }

    public enum Verdict {
        CERTAIN,
        POSSIBLE
    }

    /** Missing values are neither for nor against. */
    public enum Agreement {
        AGREES,
        DIFFERS,
        MISSING
    }

    /** One attribute compared; weight in bits, positive for, negative against. */
    public record Reason(String attribute, Agreement agreement, double weight) {}

    /** What may be seen before the view is opened: enough to tell two people apart, no more. */
    public record Summary(
            @Nullable String name,
            @Nullable String yearOfBirth,
            @Nullable String locality) {}
}
