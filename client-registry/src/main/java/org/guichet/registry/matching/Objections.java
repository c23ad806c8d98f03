package org.guichet.registry.matching;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Finds what forbids certainty. */
final class Objections {
    private static final int ENOUGH_KINDS = 3;
    private static final Set<Level> ANOTHER_NAME = EnumSet.of(Level.SIMILAR, Level.DIFFERENT);
    private static final Set<Level> NEARLY_SAME_NAME =
            EnumSet.of(Level.EXACT, Level.EQUIVALENT, Level.TYPO, Level.SWAPPED);
    private static final Set<Level> NEARLY =
            EnumSet.of(Level.EXACT, Level.EQUIVALENT, Level.TYPO, Level.PART, Level.SWAPPED, Level.SIMILAR);
    private static final Set<Level> SAME_DAY = EnumSet.of(Level.EXACT, Level.EQUIVALENT, Level.TYPO);
    private static final Map<String, String> KINDS = Map.of(
            "givenName",
            "given name",
            "familyName",
            "family name",
            "dateOfBirth",
            "birth",
            AddressComparison.STREET,
            "place",
            "address.postalCode",
            "place",
            "phone",
            "phone",
            "email",
            "email");
    private static final Map<Objection, Predicate<Found>> ALL = new EnumMap<>(Map.of(
            Objection.ANOTHER_GIVEN_NAME, Objections::anotherGivenName,
            Objection.GIVEN_NAME_UNKNOWN, found -> found.level("givenName") == Level.MISSING,
            Objection.ANOTHER_BIRTH, Objections::anotherBirth,
            Objection.BIRTH_UNKNOWN, found -> found.level("dateOfBirth") == Level.MISSING,
            Objection.NEITHER_NAME_NOR_BIRTH_FOR_SURE, Objections::neitherNameNorBirthForSure,
            Objection.ANOTHER_SEX_UNDER_ANOTHER_NAME, Objections::anotherSexUnderAnotherName,
            Objection.ANOTHER_IDENTIFIER, Objections::anotherIdentifier,
            Objection.TOO_FEW_KINDS, Objections::tooFewKinds));

    private Objections() {}

    private record Found(Map<String, Level> levels) {
        Level level(String attribute) {
            return levels.getOrDefault(attribute, Level.MISSING);
        }
    }

    static Set<Objection> to(List<Finding> findings, Standardized a, Standardized b) {
        Map<String, Level> levels = new HashMap<>();
        findings.forEach(finding -> levels.put(finding.attribute(), finding.level()));
        Found found = new Found(levels);
        Set<Objection> objections = EnumSet.noneOf(Objection.class);
        ALL.forEach((objection, applies) -> {
            if (applies.test(found)) {
                objections.add(objection);
            }
        });
        if (NameComparison.otherGeneration(a, b)) {
            objections.add(Objection.ANOTHER_GENERATION);
        }
        return objections;
    }

    private static boolean anotherGivenName(Found found) {
        return ANOTHER_NAME.contains(found.level("givenName"));
    }

    private static boolean anotherBirth(Found found) {
        Level birth = found.level("dateOfBirth");
        return birth == Level.DIFFERENT || birth == Level.PART;
    }

    private static boolean neitherNameNorBirthForSure(Found found) {
        Level given = found.level("givenName");
        return !ANOTHER_NAME.contains(given)
                && switch (found.level("dateOfBirth")) {
                    case EXACT -> false;
                    case MISSING -> given != Level.EXACT && given != Level.EQUIVALENT;
                    default -> !NEARLY_SAME_NAME.contains(given);
                };
    }

    private static boolean anotherSexUnderAnotherName(Found found) {
        return found.level("sex") == Level.DIFFERENT && found.level("givenName") != Level.EXACT;
    }

    private static boolean anotherIdentifier(Found found) {
        return found.levels().entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith("identifier.") && entry.getValue() == Level.DIFFERENT);
    }

    private static boolean tooFewKinds(Found found) {
        return found.levels().entrySet().stream()
                        .filter(entry -> entry.getKey().equals("dateOfBirth")
                                ? SAME_DAY.contains(entry.getValue())
                                : NEARLY.contains(entry.getValue()))
                        .map(entry -> entry.getKey().startsWith("identifier.")
                                ? entry.getKey()
                                : KINDS.getOrDefault(entry.getKey(), ""))
                        .filter(kind -> !kind.isEmpty())
                        .distinct()
                        .count()
                < ENOUGH_KINDS;
    }
}
