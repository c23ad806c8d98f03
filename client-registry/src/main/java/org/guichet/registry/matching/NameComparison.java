package org.guichet.registry.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.guichet.registry.matching.standard.Closeness;
import org.guichet.registry.matching.standard.Nicknames;
import org.guichet.registry.matching.standard.PersonName;

/** Compares names: each with each, and given with family where they may have changed places. */
final class NameComparison {
    private static final int LONG_ENOUGH_FOR_A_SLIP = 4;

    private final Frequencies frequencies;

    NameComparison(Frequencies frequencies) {
        this.frequencies = frequencies;
    }

    /** How the given names compare, after adding what was found. */
    Level compare(Standardized a, Standardized b, List<Finding> findings) {
        Finding given = best("givenName", a.given, b.given, this::given);
        Finding family = best("familyName", a.family, b.family, this::family);
        if (given.level().compareTo(Level.SIMILAR) > 0 && family.level().compareTo(Level.SIMILAR) >= 0) {
            boolean givenInFamily = crossed(a.given, b.family);
            boolean familyInGiven = crossed(a.family, b.given);
            if (givenInFamily && familyInGiven) {
                given = Finding.of("givenName", Level.SWAPPED);
                family = Finding.of("familyName", Level.SWAPPED);
            } else if (givenInFamily || familyInGiven) {
                // One name found in the other's place: for one attribute; which of the two it is cannot be told.
                family = Finding.of("familyName", Level.SWAPPED);
            }
        }
        findings.add(given);
        findings.add(family);
        findings.add(best("middleName", a.middle, b.middle, this::given));
        return given.level();
    }

    /** Whether both say which generation is meant, and not the same: a parent and a child of one name. */
    static boolean otherGeneration(Standardized a, Standardized b) {
        return a.given.stream().anyMatch(one -> clash(one, b.given))
                || a.family.stream().anyMatch(one -> clash(one, b.family));
    }

    private static boolean clash(PersonName one, List<PersonName> others) {
        return !one.generation().isEmpty()
                && others.stream().anyMatch(other -> !other.generation().isEmpty())
                && others.stream().noneMatch(other -> other.generation().equals(one.generation()));
    }

    private static boolean crossed(List<PersonName> some, List<PersonName> others) {
        return some.stream()
                .anyMatch(one -> others.stream()
                        .anyMatch(other ->
                                one.joined().equals(other.joined()) || Closeness.isSlip(one.joined(), other.joined())));
    }

    private static Finding best(
            String attribute,
            List<PersonName> some,
            List<PersonName> others,
            BiFunction<PersonName, PersonName, Level> compare) {
        Finding best = Finding.missing(attribute);
        for (PersonName one : some) {
            for (PersonName other : others) {
                Level level = compare.apply(one, other);
                best = best.orBetter(
                        level == Level.EXACT ? Finding.same(attribute, one.joined()) : Finding.of(attribute, level));
            }
        }
        return best;
    }

    private Level given(PersonName a, PersonName b) {
        if (a.joined().equals(b.joined())) {
            return a.isInitial() ? Level.INITIAL : Level.EXACT;
        }
        if (a.isInitial() || b.isInitial()) {
            return a.joined().codePointAt(0) == b.joined().codePointAt(0) ? Level.INITIAL : Level.DIFFERENT;
        }
        if (Nicknames.areForms(a.joined(), b.joined())) {
            return Level.EQUIVALENT;
        }
        if (contains(a, b) || a.words().size() != b.words().size() && Nicknames.areForms(a.first(), b.first())) {
            return Level.PART;
        }
        boolean bothBorne = frequencies.isEstablished("givenName", a.joined())
                && frequencies.isEstablished("givenName", b.joined());
        if (bothBorne || halfTheSame(a, b)) {
            return Level.DIFFERENT;
        }
        Level spelling = spelling(a, b);
        // Of a short name one letter is much: Mia and Maya, Karl and Kari are two.
        boolean isShort = Math.min(a.joined().length(), b.joined().length()) < LONG_ENOUGH_FOR_A_SLIP;
        return spelling == Level.TYPO && isShort ? Level.SIMILAR : spelling;
    }

    private Level family(PersonName a, PersonName b) {
        if (a.joined().equals(b.joined())) {
            return a.isInitial() ? Level.INITIAL : Level.EXACT;
        }
        if (contains(a, b)) {
            return Level.PART;
        }
        return halfTheSame(a, b) ? Level.SIMILAR : spelling(a, b);
    }

    private static Level spelling(PersonName a, PersonName b) {
        if (Closeness.isSlip(a.joined(), b.joined())) {
            return Level.TYPO;
        }
        boolean alike = Closeness.isNear(a.joined(), b.joined())
                || a.words().size() == b.words().size()
                        && a.sound().length() > 1
                        && a.sound().equals(b.sound());
        return alike ? Level.SIMILAR : Level.DIFFERENT;
    }

    /** All words of one stand in the other: Jean and Jean-Pierre, Cruz and de la Cruz, Roy and Tremblay-Roy. */
    private static boolean contains(PersonName a, PersonName b) {
        return a.words().size() <= b.words().size()
                ? b.words().containsAll(a.words())
                : a.words().containsAll(b.words());
    }

    /** Jean-Pierre and Jean-Paul are two names. */
    private static boolean halfTheSame(PersonName a, PersonName b) {
        List<String> ofA = new ArrayList<>(a.words());
        List<String> ofB = new ArrayList<>(b.words());
        ofA.removeAll(b.words());
        ofB.removeAll(a.words());
        return ofA.size() < a.words().size()
                && ofA.stream().noneMatch(word -> ofB.stream().anyMatch(other -> Closeness.isSlip(word, other)));
    }
}
