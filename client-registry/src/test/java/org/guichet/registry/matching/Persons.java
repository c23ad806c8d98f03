package org.guichet.registry.matching;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Descriptions to compare: {@code aPerson().with("givenName", "Bill")}. */
record Persons(Map<String, List<String>> values) {
    static Persons aPerson() {
        return new Persons(Map.of(
                "givenName", List.of("William"),
                "familyName", List.of("Kowalczyk"),
                "dateOfBirth", List.of("1964-03-07"),
                "address.line", List.of("27, rue des Érables, app. 3"),
                "address.locality", List.of("Gatineau"),
                "address.province", List.of("QC"),
                "address.postalCode", List.of("J8X 2A7"),
                "phone", List.of("819-555-0142")));
    }

    Persons with(String attribute, String... some) {
        Map<String, List<String>> others = new TreeMap<>(values);
        others.put(attribute, List.of(some));
        return new Persons(others);
    }

    Persons without(String... attributes) {
        Map<String, List<String>> others = new TreeMap<>(values);
        others.keySet().removeAll(Set.of(attributes));
        return new Persons(others);
    }

    Persons livingElsewhere() {
        return with("address.line", "4410 King Street")
                .with("address.locality", "Winnipeg")
                .with("address.province", "MB")
                .with("address.postalCode", "R3C 4T2")
                .with("phone", "204-555-0163");
    }

    Description described() {
        return new Description(values, Set.of());
    }

    Description verified(String... attributes) {
        return new Description(values, Set.of(attributes));
    }
}
