package org.guichet.registry.matching;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.guichet.registry.matching.standard.Closeness;

/** Compares what is plain text after standardization: localities, codes, numbers, anything else that was given. */
final class PlainComparison {
    private static final List<String> ALWAYS = List.of("sex", "phone", "email", "address.unit");
    private static final String POSTAL_CODE = "address.postalCode";
    private static final String LOCALITY = "address.locality";
    private static final String PROVINCE = "address.province";
    private static final String MOVE = "a move";
    private static final Set<String> ADDRESS = Set.of(AddressComparison.NUMBER, AddressComparison.STREET);
    private static final List<String> AREA = List.of(POSTAL_CODE, LOCALITY, PROVINCE);
    private static final Set<String> CODES = Set.of("sex", PROVINCE);
    private static final Pattern NOT_DIGITS = Pattern.compile("\\D+");
    private static final int POSTAL_AREA = 3;

    private PlainComparison() {}

    static void compare(Standardized a, Standardized b, List<Finding> findings) {
        ALWAYS.forEach(attribute -> findings.add(best(attribute, a, b)));
        area(a, b, findings);
        Set<String> others = new TreeSet<>(a.plain.keySet());
        others.retainAll(b.plain.keySet());
        ALWAYS.forEach(others::remove);
        AREA.forEach(others::remove);
        others.forEach(attribute -> findings.add(best(attribute, a, b)));
    }

    /**
     * A town follows from a postal code, a province from a town: what agrees within what agreed says little more. And
     * who moved has moved as a whole: what differs beside another postal code says little more.
     */
    private static void area(Standardized a, Standardized b, List<Finding> findings) {
        Finding code = best(POSTAL_CODE, a, b);
        Finding locality = best(LOCALITY, a, b);
        Finding province = best(PROVINCE, a, b);
        boolean sameTown = locality.level().compareTo(Level.TYPO) <= 0;
        findings.add(code);
        if (code.level() == Level.DIFFERENT) {
            findings.replaceAll(finding -> ADDRESS.contains(finding.attribute()) ? finding.beside(MOVE) : finding);
            findings.add(locality.beside(MOVE));
            findings.add(sameTown ? province.following(LOCALITY) : province.beside(MOVE));
            return;
        }
        findings.add(code.level().agrees() ? locality.following(POSTAL_CODE) : locality);
        findings.add(
                code.level().agrees() || sameTown ? province.following(sameTown ? LOCALITY : POSTAL_CODE) : province);
    }

    private static Finding best(String attribute, Standardized a, Standardized b) {
        Finding best = Finding.missing(attribute);
        for (String one : a.plain(attribute)) {
            for (String other : b.plain(attribute)) {
                best = best.orBetter(
                        one.equals(other)
                                ? Finding.same(attribute, one)
                                : Finding.of(attribute, unequal(attribute, one, other)));
            }
        }
        return best;
    }

    private static Level unequal(String attribute, String a, String b) {
        if (CODES.contains(attribute)) {
            return Level.DIFFERENT;
        }
        if (attribute.equals(POSTAL_CODE)) {
            return Closeness.isOneEdit(a, b) ? Level.TYPO : startsAlike(a, b) ? Level.PART : Level.DIFFERENT;
        }
        if (attribute.startsWith("identifier.") || attribute.equals("phone")) {
            return Closeness.isOneEdit(a, b) ? Level.TYPO : Level.DIFFERENT;
        }
        if (attribute.equals("email")) {
            return email(a, b);
        }
        return Closeness.isSlip(a, b) ? Level.TYPO : Closeness.isNear(a, b) ? Level.SIMILAR : Level.DIFFERENT;
    }

    private static Level email(String a, String b) {
        // Numbers tell people of one name apart: marie.roy75 is not marie.roy57 misspelt.
        if (Closeness.isOneEdit(a, b) && digits(a).equals(digits(b))) {
            return Level.TYPO;
        }
        return local(a).equals(local(b)) ? Level.PART : Level.DIFFERENT;
    }

    private static String digits(String email) {
        return NOT_DIGITS.matcher(email).replaceAll("");
    }

    private static String local(String email) {
        int at = email.indexOf('@');
        return at < 0 ? email : email.substring(0, at);
    }

    private static boolean startsAlike(String a, String b) {
        return a.length() > POSTAL_AREA && b.length() > POSTAL_AREA && a.regionMatches(0, b, 0, POSTAL_AREA);
    }
}
