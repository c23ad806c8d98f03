package org.guichet.registry.matching;

import java.util.List;
import java.util.Set;

/** Whether two descriptions are of one person. */
public sealed interface Likeness {
    /** Sum of the reasons' weights, in bits. */
    double score();

    List<Reason> reasons();

    /** Beyond doubt. */
    record Certain(double score, List<Reason> reasons) implements Likeness {
        public Certain {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * Somebody has to look.
     *
     * @param objections what would forbid certainty whatever the score; none where it is the score that is too low
     */
    record Possible(double score, List<Reason> reasons, Set<Objection> objections) implements Likeness {
        public Possible {
            reasons = List.copyOf(reasons);
            objections = Set.copyOf(objections);
        }
    }

    /** Too little for it, or too much against it. */
    record None(double score, List<Reason> reasons) implements Likeness {
        public None {
            reasons = List.copyOf(reasons);
        }
    }
}
