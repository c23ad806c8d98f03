package org.guichet.catalog.maturity;

import java.util.List;

/** Where a capability stands. The four levels are ordered and never averaged. */
public enum Level {
    INSUFFICIENT_DATA,
    NOT_DEMONSTRATED,
    DEVELOPING,
    PRACTICING,
    OPTIMIZING,
    LEADING;

    /** The levels a capability can reach, lowest first. */
    static final List<Level> REACHABLE = List.of(DEVELOPING, PRACTICING, OPTIMIZING, LEADING);

    boolean isDemonstrated() {
        return compareTo(DEVELOPING) >= 0;
    }

    boolean reaches(Level needed) {
        return isDemonstrated() && compareTo(needed) >= 0;
    }
}
