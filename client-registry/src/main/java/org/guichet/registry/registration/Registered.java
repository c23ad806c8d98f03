package org.guichet.registry.registration;

import java.util.List;
import org.guichet.registry.client.ClientId;
import org.guichet.registry.identity.Candidate;

/** What became of a registration. */
public sealed interface Registered {
    /** A client nobody knew; the facts are recorded. */
    record New(ClientId client) implements Registered {}

    /** Known already; nothing was written. */
    record AlreadyKnown(ClientId client) implements Registered {}

    /** Somebody has to tell whether it is one of these; nothing was written. */
    record NeedsReview(List<Candidate> candidates, boolean truncated) implements Registered {
        public NeedsReview {
            candidates = List.copyOf(candidates);
        }
    }
}
