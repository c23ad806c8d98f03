package org.guichet.catalog.eligibility;

import java.util.Set;

/** What a rule says of the facts it was given. */
public sealed interface Verdict {

    /** The verdict's name, as the API spells it. */
    enum Kind {
        ELIGIBLE,
        INELIGIBLE,
        UNDETERMINED
    }

    Kind kind();

    /** Every criterion holds. */
    record Eligible() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.ELIGIBLE;
        }
    }

    /** At least one criterion does not hold, whatever else may become known. */
    record Ineligible() implements Verdict {
        @Override
        public Kind kind() {
            return Kind.INELIGIBLE;
        }
    }

    /** No criterion fails, and these facts are needed to tell. */
    record Undetermined(Set<String> missing) implements Verdict {
        public Undetermined {
            missing = java.util.Collections.unmodifiableSet(new java.util.LinkedHashSet<>(missing));
        }

        @Override
        public Kind kind() {
            return Kind.UNDETERMINED;
        }
    }
}
