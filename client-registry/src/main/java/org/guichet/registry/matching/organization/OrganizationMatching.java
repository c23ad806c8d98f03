package org.guichet.registry.matching.organization;

import static org.guichet.registry.matching.organization.Organization.LOCALITY;
import static org.guichet.registry.matching.organization.Organization.NAME;
import static org.guichet.registry.matching.organization.Organization.NUMBER;
import static org.guichet.registry.matching.organization.Organization.PHONE;
import static org.guichet.registry.matching.organization.Organization.POSTAL_CODE;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiFunction;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Reason;
import org.guichet.registry.matching.standard.Closeness;

/**
 * Decides whether two descriptions are of one organization. Only a number verified of both makes it certain: branches of
 * a chain agree in all else. Which of the two is named first makes no difference.
 */
public final class OrganizationMatching {
    /** The version of the weights, which were set by hand. */
    public static final String VERSION = "organizations-1";

    private static final int AREA = 3;

    /** Bits by which agreement speaks for, and disagreement against. */
    private static final Map<String, Map<Level, Double>> WEIGHTS = Map.of(
            NUMBER, Map.of(Level.EXACT, 25.0, Level.DIFFERENT, -8.0),
            NAME,
                    Map.of(
                            Level.EXACT, 14.0,
                            Level.EQUIVALENT, 12.0,
                            Level.TYPO, 10.0,
                            Level.PART, 5.0,
                            Level.SIMILAR, 4.0,
                            Level.DIFFERENT, -8.0),
            POSTAL_CODE, Map.of(Level.EXACT, 8.0, Level.PART, 3.0, Level.DIFFERENT, -3.0),
            LOCALITY, Map.of(Level.EXACT, 3.0, Level.TYPO, 2.0, Level.DIFFERENT, -3.0),
            PHONE, Map.of(Level.EXACT, 10.0, Level.DIFFERENT, -1.0));

    private OrganizationMatching() {}

    /** How each attribute compares. */
    private record Compared(Level number, Level name, Level postalCode, Level locality, Level phone) {
        static Compared of(Organization a, Organization b) {
            return new Compared(
                    same(a.numbers(), b.numbers()),
                    best(a.names(), b.names(), OrganizationName::compare),
                    best(a.postalCodes(), b.postalCodes(), OrganizationMatching::area),
                    best(a.localities(), b.localities(), OrganizationMatching::place),
                    same(a.phones(), b.phones()));
        }

        List<Reason> reasons() {
            List<Reason> reasons = new ArrayList<>();
            add(reasons, NUMBER, number);
            add(reasons, NAME, name);
            add(reasons, POSTAL_CODE, postalCode);
            add(reasons, LOCALITY, locality);
            add(reasons, PHONE, phone);
            return reasons;
        }

        private static void add(List<Reason> reasons, String attribute, Level level) {
            Double weight = WEIGHTS.getOrDefault(attribute, Map.of()).get(level);
            if (weight != null) {
                reasons.add(new Reason(attribute, level, weight));
            }
        }

        /** Names are not unique: what else agrees must be near in the measure in which they differ. */
        boolean mayBeOne(int words) {
            boolean here = postalCode == Level.EXACT || phone == Level.EXACT;
            boolean around = here || postalCode == Level.PART || locality.agrees();
            boolean nowhere = postalCode == Level.MISSING && locality == Level.MISSING;
            boolean anotherNumber = number == Level.DIFFERENT;
            return switch (name) {
                case EXACT, EQUIVALENT, TYPO -> anotherNumber ? here : around || nowhere;
                case PART -> !anotherNumber && (here || around && words > 1);
                case SIMILAR -> !anotherNumber && here;
                default -> false;
            };
        }
    }

    public static Likeness compare(Description a, Description b) {
        Organization one = Organization.of(a);
        Organization other = Organization.of(b);
        Compared compared = Compared.of(one, other);
        List<Reason> reasons = compared.reasons();
        double score = reasons.stream().mapToDouble(Reason::weight).sum();
        boolean sameNumber = compared.number() == Level.EXACT;
        if (sameNumber && one.numberVerified() && other.numberVerified()) {
            return new Likeness.Certain(score, reasons);
        }
        return sameNumber || compared.mayBeOne(Math.min(one.shortestName(), other.shortestName()))
                ? new Likeness.Possible(score, reasons, Set.of())
                : new Likeness.None(score, reasons);
    }

    /** The beginning of a name counts as the name of whoever it is compared with: for whoever is still typing. */
    public static Description completed(Description typed, Description known) {
        Map<String, List<String>> values = new TreeMap<>(typed.values());
        values.computeIfPresent(NAME, (attribute, begun) -> {
            OrganizationName name = OrganizationName.of(begun.getFirst());
            return List.of(Organization.of(known).names().stream()
                    .map(name::completedFrom)
                    .filter(completed -> !completed.equals(name))
                    .map(completed -> String.join(" ", completed.words()))
                    .findFirst()
                    .orElse(begun.getFirst()));
        });
        return new Description(values, typed.verified());
    }

    private static Level area(String a, String b) {
        return a.length() > AREA && b.length() > AREA && a.regionMatches(0, b, 0, AREA) ? Level.PART : Level.DIFFERENT;
    }

    private static Level place(String a, String b) {
        return Closeness.isSlip(a, b) ? Level.TYPO : Level.DIFFERENT;
    }

    private static Level same(Set<String> a, Set<String> b) {
        return best(a, b, (one, other) -> Level.DIFFERENT);
    }

    private static <T> Level best(Collection<T> a, Collection<T> b, BiFunction<T, T, Level> unequal) {
        return a.stream()
                .flatMap(one -> b.stream().map(other -> one.equals(other) ? Level.EXACT : unequal.apply(one, other)))
                .min(Comparator.naturalOrder())
                .orElse(Level.MISSING);
    }
}
