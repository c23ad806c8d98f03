package org.guichet.registry.identity;

import java.util.List;

/** Whether the registry knows this person already. */
public sealed interface Match {
    /**
     * Exactly one client, beyond doubt.
     *
     * @param truncated others may be meant too, whom nobody could compare: whoever says that it is not this one has not
     *     said that it is nobody
     */
    record Certain(Candidate candidate, boolean truncated) implements Match {}

    /** Somebody has to look: doubtful candidates, or too many of them. */
    record Possible(List<Candidate> candidates, boolean truncated) implements Match {
        public Possible {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nobody comes close. */
    record None() implements Match {}
}
