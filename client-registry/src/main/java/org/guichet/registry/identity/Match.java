package org.guichet.registry.identity;

import java.util.List;

/** Whether the registry knows this person already. */
public sealed interface Match {
    /** Exactly one client, beyond doubt. */
    record Certain(Candidate candidate) implements Match {}

    /** Somebody has to look: doubtful candidates, or too many of them. */
    record Possible(List<Candidate> candidates, boolean truncated) implements Match {
        public Possible {
            candidates = List.copyOf(candidates);
        }
    }

    /** Nobody comes close. */
    record None() implements Match {}
}
