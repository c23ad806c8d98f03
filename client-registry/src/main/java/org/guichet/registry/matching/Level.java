package org.guichet.registry.matching;

/** How far the values of one attribute agree, best first. */
public enum Level {
    /** The same after standardization. */
    EXACT,
    /** Another form of the same: Bill for William, day and month turned. */
    EQUIVALENT,
    /** A slip of the hand. */
    TYPO,
    /** One contains the other: Jean of Jean-Pierre, the area of a postal code, the year of a date. */
    PART,
    /** Only a first letter is known, and it is the same. */
    INITIAL,
    /** Given and family name changed places. */
    SWAPPED,
    /** Alike to the eye or the ear. */
    SIMILAR,
    DIFFERENT,
    /** Not known of one of the two: neither for nor against. */
    MISSING;

    public boolean agrees() {
        return this != DIFFERENT && this != MISSING;
    }

    Level orBetter(Level other) {
        return compareTo(other) <= 0 ? this : other;
    }
}
