package org.guichet.registry.matching;

import java.util.List;
import org.guichet.registry.matching.standard.Closeness;
import org.guichet.registry.matching.standard.StreetLine;

/** Compares addresses in part: number and street apart, within the two lines whose streets are nearest. */
final class AddressComparison {
    static final String NUMBER = "address.number";
    static final String STREET = "address.street";

    private AddressComparison() {}

    static void compare(Standardized a, Standardized b, List<Finding> findings) {
        Finding number = Finding.missing(NUMBER);
        Finding street = Finding.missing(STREET);
        for (StreetLine one : a.lines) {
            for (StreetLine other : b.lines) {
                Finding streets = street(one, other);
                Finding numbers = number(one, other);
                if (nearer(streets, numbers, street, number)) {
                    street = streets;
                    number = numbers;
                }
            }
        }
        findings.add(number);
        findings.add(street);
    }

    private static boolean nearer(Finding street, Finding number, Finding bestStreet, Finding bestNumber) {
        if (street.level() != bestStreet.level()) {
            return street.level().compareTo(bestStreet.level()) < 0;
        }
        if (number.level() != bestNumber.level()) {
            return number.level().compareTo(bestNumber.level()) < 0;
        }
        // Of two that agree equally the choice must not depend on the order they were given in.
        return !street.equals(bestStreet)
                ? street.orBetter(bestStreet).equals(street)
                : number.orBetter(bestNumber).equals(number);
    }

    private static Finding street(StreetLine a, StreetLine b) {
        if (a.name().isEmpty() || b.name().isEmpty()) {
            return Finding.missing(STREET);
        }
        if (a.street().equals(b.street()) || a.name().equals(b.name())) {
            return Finding.same(STREET, a.name());
        }
        if (Closeness.isSlip(a.street(), b.street())) {
            return Finding.of(STREET, Level.TYPO);
        }
        boolean near = Closeness.isNear(a.name(), b.name()) && Closeness.isNear(a.street(), b.street());
        return Finding.of(STREET, near ? Level.SIMILAR : Level.DIFFERENT);
    }

    private static Finding number(StreetLine a, StreetLine b) {
        if (a.number().isEmpty() || b.number().isEmpty()) {
            return Finding.missing(NUMBER);
        }
        if (a.number().equals(b.number())) {
            return Finding.same(NUMBER, a.number());
        }
        return Finding.of(NUMBER, Closeness.isOneEdit(a.number(), b.number()) ? Level.TYPO : Level.DIFFERENT);
    }
}
