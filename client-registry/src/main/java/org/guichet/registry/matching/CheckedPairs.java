package org.guichet.registry.matching;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Pairs of which everybody would say what they are: before parameters are used, none of the relatives among them may be
 * certain, and whoever is written down twice must be.
 */
public final class CheckedPairs {
    private static final Map<String, String> SOMEBODY = Map.ofEntries(
            Map.entry("givenName", "Zofia"),
            Map.entry("middleName", "Anne"),
            Map.entry("familyName", "Kowalczyk"),
            Map.entry("dateOfBirth", "1964-03-07"),
            Map.entry("address.line", "27 rue des Érables"),
            Map.entry("address.locality", "Gatineau"),
            Map.entry("address.province", "QC"),
            Map.entry("address.postalCode", "J8X 2A7"),
            Map.entry("phone", "819-555-0142"),
            Map.entry("email", "famille@example.ca"));
    private static final String SAME = "same-person";
    private static final Map<String, Map<String, String>> OTHERS = Map.ofEntries(
            Map.entry(SAME, Map.of("givenName", "ZOFIA")),
            Map.entry("twin", Map.of("givenName", "Walter")),
            Map.entry("twin-alike", Map.of("givenName", "Sofie-Marie")),
            Map.entry("twin-without-name", Map.of("givenName", "")),
            Map.entry("parent-of-one-name", Map.of("dateOfBirth", "1938-11-20")),
            Map.entry("parent-born-on-one-day", Map.of("dateOfBirth", "1934-03-07")),
            Map.entry("parent-without-date", Map.of("dateOfBirth", "")),
            Map.entry("partner", Map.of("givenName", "Walter", "middleName", "Paul", "dateOfBirth", "1961-08-30")),
            Map.entry("sister", Map.of("givenName", "Wanda", "middleName", "Rose", "dateOfBirth", "1965-03-17")),
            Map.entry(
                    "namesake-elsewhere",
                    Map.of(
                            "dateOfBirth", "",
                            "middleName", "",
                            "address.line", "",
                            "address.locality", "",
                            "address.postalCode", "",
                            "phone", "",
                            "email", "")));

    private CheckedPairs() {}

    /** The pairs that would be decided wrongly under these parameters. */
    public static List<String> wrongUnder(MatchParameters parameters) {
        Matching matching = new Matching(parameters, new CommonNames());
        return OTHERS.entrySet().stream()
                .filter(pair -> matching.compare(somebody(), other(pair.getValue())) instanceof Likeness.Certain
                        != pair.getKey().equals(SAME))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    /** How they are decided under one set of parameters and under another. */
    public static Moves moves(MatchParameters before, MatchParameters after) {
        Moves.Counter counter = new Moves.Counter(before, after);
        OTHERS.values().forEach(other -> counter.add(somebody(), other(other)));
        return counter.counted();
    }

    private static Standardized somebody() {
        return Standardized.of(Description.of(SOMEBODY));
    }

    private static Standardized other(Map<String, String> unlike) {
        Map<String, String> values = new TreeMap<>(SOMEBODY);
        values.putAll(unlike);
        return Standardized.of(Description.of(values));
    }
}
