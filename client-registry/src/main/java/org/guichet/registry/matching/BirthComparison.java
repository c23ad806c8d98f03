package org.guichet.registry.matching;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.guichet.registry.matching.standard.BirthDate;

/** Compares dates of birth; one that the calendar does not have counts only as far as it still tells something. */
final class BirthComparison {
    private static final String ATTRIBUTE = "dateOfBirth";
    private static final Set<Level> SAME_NAME = EnumSet.of(Level.EXACT, Level.SWAPPED);

    private BirthComparison() {}

    /**
     * Twins have one date of birth, parent and child may have one name; nobody in a household has both of somebody else.
     *
     * @param givenName how the given names compare
     */
    static void compare(Standardized a, Standardized b, Level givenName, List<Finding> findings) {
        Finding best = Finding.missing(ATTRIBUTE);
        for (BirthDate one : a.birth) {
            for (BirthDate other : b.birth) {
                best = best.orBetter(finding(one, other));
            }
        }
        findings.add(SAME_NAME.contains(givenName) ? best.beside("givenName") : best);
    }

    private static Finding finding(BirthDate a, BirthDate b) {
        boolean possible = a.possible() && b.possible();
        if (a.isFull() && a.digits().equals(b.digits())) {
            return possible ? Finding.same(ATTRIBUTE, a.digits()) : Finding.of(ATTRIBUTE, Level.PART);
        }
        if (a.isTurned(b)) {
            return Finding.of(ATTRIBUTE, Level.EQUIVALENT);
        }
        if (a.isSlip(b)) {
            return Finding.of(ATTRIBUTE, Level.TYPO);
        }
        if (a.isPartly(b)) {
            return Finding.of(ATTRIBUTE, Level.PART);
        }
        return possible ? Finding.of(ATTRIBUTE, Level.DIFFERENT) : Finding.missing(ATTRIBUTE);
    }
}
