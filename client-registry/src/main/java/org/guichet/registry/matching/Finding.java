package org.guichet.registry.matching;

import org.jspecify.annotations.Nullable;

/**
 * How one attribute compares.
 *
 * @param within what agreed already, where that changes what this says: a locality within a postal area
 * @param value the value both have, where they have one
 */
public record Finding(
        String attribute,
        @Nullable String within,
        Level level,
        @Nullable String value) {
    static Finding missing(String attribute) {
        return new Finding(attribute, null, Level.MISSING, null);
    }

    static Finding of(String attribute, Level level) {
        return new Finding(attribute, null, level, null);
    }

    static Finding same(String attribute, String value) {
        return new Finding(attribute, null, Level.EXACT, value);
    }

    /** What follows from something that agreed is not as rare as it would be alone, however rare the value. */
    Finding following(String other) {
        return new Finding(attribute, other, level, null);
    }

    /** What tells more, or less, beside something that agreed; how rare the value is still counts. */
    Finding beside(String other) {
        return new Finding(attribute, other, level, value);
    }

    /** Under which name the odds of this finding are kept. */
    public String odds() {
        return within == null ? attribute : attribute + " within " + within;
    }

    Finding orBetter(Finding other) {
        int order = level.compareTo(other.level);
        if (order == 0 && value != null && other.value != null) {
            return value.compareTo(other.value) <= 0 ? this : other;
        }
        return order <= 0 ? this : other;
    }
}
