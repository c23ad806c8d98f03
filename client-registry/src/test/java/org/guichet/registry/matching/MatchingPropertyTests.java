package org.guichet.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.text.Normalizer;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MatchingPropertyTests {
    private static final Matching MATCHING = Matching.shipped();
    private static final Map<String, List<String>> SOME = Map.of(
            "givenName",
                    List.of("Jean", "Jean-Pierre", "John", "Ti-Jean", "Marie", "Mary", "Zofia", "Zophia", "J", "李"),
            "middleName", List.of("Anne", "Ann", "A", "Paul"),
            "familyName", List.of("Roy", "Tremblay", "Tremblay-Roy", "de la Cruz", "Cruz", "Jean", "Marie", "Reid jr"),
            "dateOfBirth", List.of("1964-03-07", "1964-07-03", "1964-03-08", "1994-03-07", "1964-02-30", "1964", "x"),
            "sex", List.of("F", "M", "unknown"),
            "phone", List.of("819-555-0142", "819 555 0124", "5550142"),
            "email", List.of("a@example.ca", "a@example.com", "b@example.ca"),
            "address.line", List.of("27 rue des Érables", "27 rue Erable", "3/27 King St", "King Street", "72 King St"),
            "address.postalCode", List.of("J8X 2A7", "J8X 2A1", "R3C 4T2"),
            "identifier.clientNumber", List.of("100042", "100024", "777777"));

    @Provide
    Arbitrary<Description> descriptions() {
        Arbitrary<Map<String, List<String>>> values = Arbitraries.just(Map.of());
        for (Map.Entry<String, List<String>> attribute : SOME.entrySet()) {
            Arbitrary<List<String>> some =
                    Arbitraries.of(attribute.getValue()).list().ofMaxSize(2);
            values = values.flatMap(others -> some.map(more -> {
                Map<String, List<String>> all = new TreeMap<>(others);
                all.put(attribute.getKey(), more);
                return all;
            }));
        }
        return values.flatMap(all ->
                Arbitraries.of(Set.of(), Set.of("identifier.clientNumber")).map(verified -> described(all, verified)));
    }

    private static Description described(Map<String, List<String>> values, Set<?> verified) {
        return new Description(values, verified.isEmpty() ? Set.of() : Set.of("identifier.clientNumber"));
    }

    @Property(tries = 300)
    void makesNoDifferenceWhichIsNamedFirst(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Likeness there = MATCHING.compare(one, other);
        Likeness back = MATCHING.compare(other, one);

        assertThat(back.getClass()).isEqualTo(there.getClass());
        assertThat(back.score()).isEqualTo(there.score(), within(1e-9));
        assertThat(back.reasons()).isEqualTo(there.reasons());
    }

    @Property(tries = 300)
    void explainsItsWholeScore(@ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Likeness likeness = MATCHING.compare(one, other);
        double sum = likeness.reasons().stream().mapToDouble(Reason::weight).sum();

        assertThat(likeness.score()).isEqualTo(sum, within(1e-9));
    }

    @Property(tries = 300)
    void holdsWhatIsMissingAgainstNobody(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Set<String> both = new HashSet<>(one.values().keySet());
        both.retainAll(other.values().keySet());

        assertThat(MATCHING.compare(one, other).reasons())
                .filteredOn(reason -> !reason.attribute().equals(Reason.HOUSEHOLD))
                .allSatisfy(reason -> assertThat(reason.level()).isNotEqualTo(Level.MISSING))
                .allSatisfy(reason -> assertThat(reason).matches(told -> isToldOfBoth(told, both)));
    }

    /** Only names are looked for in one another's place, and there they speak for, never against. */
    private static boolean isToldOfBoth(Reason reason, Set<String> both) {
        return both.contains(reason.attribute())
                || both.contains("address.line") && reason.attribute().startsWith("address.")
                || reason.level() == Level.SWAPPED && reason.weight() > 0;
    }

    @Property(tries = 300)
    void weighsNothingForWhatOneOfThemDoesNotSay(
            @ForAll("descriptions") Description one,
            @ForAll("descriptions") Description other,
            @ForAll("attributes") String attribute) {
        Description blanked = without(one, attribute);

        assertThat(MATCHING.compare(blanked, other).reasons())
                .filteredOn(reason -> reason.level() != Level.SWAPPED)
                .noneMatch(reason -> reason.attribute().equals(attribute)
                        || attribute.equals("address.line")
                                && reason.attribute().matches("address.(number|street)"));
    }

    @Property(tries = 300)
    void isNeverCertainBecauseSomethingWasLeftOut(
            @ForAll("descriptions") Description one,
            @ForAll("descriptions") Description other,
            @ForAll("attributes") String attribute) {
        Description twin = household(with(one, "givenName", "Walter"));
        Description otherTwin = household(with(other, "givenName", "Rose"));
        Description child = with(with(household(one), "givenName", "Walter"), "dateOfBirth", "1991-11-20");

        for (Description relative : List.of(otherTwin, child)) {
            assertThat(MATCHING.compare(unverified(without(twin, attribute)), unverified(relative)))
                    .isNotInstanceOf(Likeness.Certain.class);
            assertThat(MATCHING.compare(unverified(twin), unverified(without(relative, attribute))))
                    .isNotInstanceOf(Likeness.Certain.class);
        }
    }

    @Property(tries = 300)
    void makesNoDifferenceInWhichOrderValuesStand(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        assertSame(MATCHING.compare(one, other), MATCHING.compare(rewritten(one, List::reversed), other));
    }

    @Property(tries = 300)
    void makesNoDifferenceHowValuesAreWritten(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Likeness there = MATCHING.compare(one, other);

        assertSame(there, MATCHING.compare(eachValue(one, value -> value.toUpperCase(Locale.ROOT)), other));
        assertSame(there, MATCHING.compare(eachValue(one, value -> "  " + value + "\u00A0 "), other));
        assertSame(
                there,
                MATCHING.compare(eachValue(one, value -> Normalizer.normalize(value, Normalizer.Form.NFD)), other));
        assertSame(there, MATCHING.compare(eachValue(one, value -> value.replace("É", "E")), other));
    }

    @Property(tries = 300)
    void neverPassesOverAnIdentifierInCommon(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        String number = "identifier.clientNumber";

        assertThat(MATCHING.compare(with(one, number, "100042"), with(other, number, "100042")))
                .isNotInstanceOf(Likeness.None.class);
    }

    @Provide
    Arbitrary<String> attributes() {
        return Arbitraries.of(SOME.keySet());
    }

    private static void assertSame(Likeness expected, Likeness actual) {
        assertThat(actual.getClass()).isEqualTo(expected.getClass());
        assertThat(actual.score()).isEqualTo(expected.score(), within(1e-9));
        assertThat(actual.reasons()).isEqualTo(expected.reasons());
    }

    private static Description eachValue(Description description, UnaryOperator<String> writing) {
        return rewritten(description, values -> values.stream().map(writing).toList());
    }

    private static Description rewritten(Description description, UnaryOperator<List<String>> writing) {
        Map<String, List<String>> values = new TreeMap<>(description.values());
        values.replaceAll((attribute, some) -> writing.apply(some));
        return new Description(values, description.verified());
    }

    /** One home and one name: all that twins, and a parent and a child, have in common. */
    private static Description household(Description description) {
        Description housed = with(description, "familyName", "Whitford");
        for (Map.Entry<String, String> value : Map.of(
                        "dateOfBirth", "1964-03-07",
                        "middleName", "Anne",
                        "phone", "819-555-0142",
                        "email", "whitford@example.ca",
                        "address.line", "118 Birch Lane",
                        "address.postalCode", "R3C 4T2")
                .entrySet()) {
            housed = with(housed, value.getKey(), value.getValue());
        }
        return without(housed, "identifier.clientNumber");
    }

    private static Description unverified(Description description) {
        return new Description(description.values(), Set.of());
    }

    private static Description without(Description description, String attribute) {
        Map<String, List<String>> values = new TreeMap<>(description.values());
        values.remove(attribute);
        return new Description(values, description.verified());
    }

    @Property(tries = 300)
    void isCertainOfEqualDescriptionsThatSayEnough(@ForAll("descriptions") Description anyone) {
        Map<String, List<String>> values = new TreeMap<>(anyone.values());
        values.put("givenName", List.of("Zofia"));
        values.put("familyName", List.of("Whitford"));
        values.put("dateOfBirth", List.of("1958-01-27"));
        values.put("address.postalCode", List.of("R3C 4T2"));
        values.put("address.line", List.of("118 Birch Lane"));
        Description enough = new Description(values, Set.of());

        assertThat(MATCHING.compare(enough, enough)).isInstanceOf(Likeness.Certain.class);
    }

    @Property(tries = 300)
    void isNeverCertainOfTwoBornOnDifferentDays(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Description born = with(one, "dateOfBirth", "1964-03-07");
        Description bornElsewhen = with(other, "dateOfBirth", "1991-11-20");

        assertThat(MATCHING.compare(born, bornElsewhen)).isNotInstanceOf(Likeness.Certain.class);
    }

    @Property(tries = 300)
    void findsWhoeverIsCertainUnderAKeyInCommon(
            @ForAll("descriptions") Description one, @ForAll("descriptions") Description other) {
        Likeness likeness = MATCHING.compare(one, other);
        boolean common = keys(one).stream().anyMatch(keys(other)::contains);

        assertThat(likeness instanceof Likeness.Certain && !common).isFalse();
    }

    private static Set<String> keys(Description description) {
        Set<String> keys = new HashSet<>();
        BlockingKeys.of(Standardized.of(description))
                .forEach((kind, some) -> some.forEach(key -> keys.add(kind + " " + key)));
        return keys;
    }

    private static Description with(Description description, String attribute, String value) {
        Map<String, List<String>> values = new TreeMap<>(description.values());
        values.put(attribute, List.of(value));
        return new Description(values, description.verified());
    }
}
