package org.guichet.registry.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
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
                .allSatisfy(reason -> assertThat(both).anyMatch(attribute -> speaksOf(attribute, reason)));
    }

    /** Only names are looked for in one another's place. */
    private static boolean speaksOf(String attribute, Reason reason) {
        return reason.attribute().equals(attribute)
                || attribute.equals("address.line") && reason.attribute().startsWith("address.")
                || reason.level() == Level.SWAPPED;
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
