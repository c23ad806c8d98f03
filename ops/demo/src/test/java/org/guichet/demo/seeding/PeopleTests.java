package org.guichet.demo.seeding;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.guichet.registry.registration.NewFact;
import org.junit.jupiter.api.Test;

class PeopleTests {
    private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
    private static final Pattern POSTAL_CODE =
            Pattern.compile("[ABCEGHJ-NPRSTVXY]\\d[ABCEGHJ-NPRSTV-Z] \\d[ABCEGHJ-NPRSTV-Z]\\d");
    private static final Map<String, String> FIRST_LETTERS = Map.ofEntries(
            Map.entry("NL", "A"),
            Map.entry("NS", "B"),
            Map.entry("PE", "C"),
            Map.entry("NB", "E"),
            Map.entry("QC", "GHJ"),
            Map.entry("ON", "KLMNP"),
            Map.entry("MB", "R"),
            Map.entry("SK", "S"),
            Map.entry("AB", "T"),
            Map.entry("BC", "V"),
            Map.entry("NT", "X"),
            Map.entry("NU", "X"),
            Map.entry("YT", "Y"));

    private final List<Person> people = People.all();

    @Test
    void areAFewHundredInBothLanguages() {
        assertThat(people).hasSizeBetween(250, 400);
        Map<String, Long> languages = people.stream()
                .collect(Collectors.groupingBy(p -> p.value("language").orElseThrow(), Collectors.counting()));
        assertThat(languages).containsOnlyKeys("en", "fr");
        assertThat(languages.values()).allMatch(count -> count > 80);
    }

    @Test
    void liveAtPostalCodesOfTheirProvince() {
        assertThat(people).allSatisfy(person -> {
            String code = person.value("postalCode").orElseThrow();
            assertThat(code).matches(POSTAL_CODE);
            assertThat(FIRST_LETTERS.get(person.value("province").orElseThrow()))
                    .contains(code.substring(0, 1));
        });
    }

    @Test
    void canBeSeenToBeInvented() {
        assertThat(people).allSatisfy(person -> {
            person.value("email").ifPresent(email -> assertThat(email).endsWith("@example.ca"));
            person.value("phone").ifPresent(phone -> assertThat(phone).matches("\\d{3}-555-01\\d{2}"));
        });
    }

    @Test
    void areNobodyTwice() {
        assertThat(people)
                .extracting(p -> p.value("givenName").orElseThrow()
                        + p.value("familyName").orElseThrow()
                        + p.value("dateOfBirth").orElseThrow())
                .doesNotHaveDuplicates();
    }

    @Test
    void liveInHouseholdsWhosePartnersCountAsSuch() {
        Map<String, List<Person>> households = people.stream().collect(Collectors.groupingBy(Person::household));
        assertThat(households.values()).allSatisfy(household -> {
            assertThat(household).filteredOn(p -> p.relation().equals("HEAD")).hasSize(1);
            assertThat(household)
                    .filteredOn(p -> p.relation().equals("PARTNER"))
                    .allMatch(p -> p.value("maritalStatus").orElseThrow().equals("PARTNERED"));
        });
    }

    @Test
    void includeMarieWhoReceivesThePensionAndHasALowIncomeKnownToTheTaxAgency() {
        Person marie = people.getFirst();

        List<NewFact> facts = marie.facts(NOW);

        assertThat(marie.account()).contains("marie");
        assertThat(value(facts, "oas.receiving")).isEqualTo(true);
        assertThat(facts)
                .filteredOn(fact -> fact.attribute().equals("income.net"))
                .singleElement()
                .satisfies(fact -> assertThat(fact.source().code()).isEqualTo("cra"));
        assertThat(facts).extracting(NewFact::attribute).doesNotContain("channel.preferred", "declaration.truth");
    }

    private static Object value(List<NewFact> facts, String attribute) {
        return facts.stream()
                .filter(fact -> fact.attribute().equals(attribute))
                .findFirst()
                .orElseThrow()
                .value();
    }
}
