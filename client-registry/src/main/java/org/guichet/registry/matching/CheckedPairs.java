package org.guichet.registry.matching;

import java.util.ArrayList;
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
    private static final Map<String, Map<String, String>> OTHERS = Map.of(
            "twin", Map.of("givenName", "Walter"),
            "twin with a name alike", Map.of("givenName", "Sofie-Marie"),
            "twin without a name", Map.of("givenName", ""),
            "parent of one name", Map.of("dateOfBirth", "1938-11-20"),
            "parent of one name born on one day", Map.of("dateOfBirth", "1934-03-07"),
            "parent without a date", Map.of("dateOfBirth", ""),
            "partner", Map.of("givenName", "Walter", "middleName", "Paul", "dateOfBirth", "1961-08-30"),
            "sister", Map.of("givenName", "Wanda", "middleName", "Rose", "dateOfBirth", "1965-03-17"),
            "namesake elsewhere",
                    Map.of(
                            "dateOfBirth", "",
                            "middleName", "",
                            "address.line", "",
                            "address.locality", "",
                            "address.postalCode", "",
                            "phone", "",
                            "email", ""));

    private CheckedPairs() {}

    /** The pairs that would be decided wrongly under these parameters. */
    public static List<String> wrongUnder(MatchParameters parameters) {
        Matching matching = new Matching(parameters, new CommonNames());
        List<String> wrong = new ArrayList<>();
        OTHERS.forEach((who, other) -> {
            if (compare(matching, other) instanceof Likeness.Certain) {
                wrong.add(who);
            }
        });
        if (!(compare(matching, Map.of("givenName", "ZOFIA")) instanceof Likeness.Certain)) {
            wrong.add("the same person");
        }
        wrong.sort(String::compareTo);
        return wrong;
    }

    private static Likeness compare(Matching matching, Map<String, String> other) {
        Map<String, String> values = new TreeMap<>(SOMEBODY);
        values.putAll(other);
        return matching.compare(Description.of(SOMEBODY), Description.of(values));
    }
}
