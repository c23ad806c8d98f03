package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTests {
    @Test
    void countsTheBeginningOfANameTogetherWithAnotherCriterionAlone() {
        assertThat(Criteria.begun(Map.of("familyName", "Trem"))).isEmpty();
        assertThat(Criteria.begun(Map.of("familyName", "Trem", "givenName", " ")))
                .isEmpty();
        assertThat(begun(Map.of("familyName", "Trem", "givenName", "M")))
                .containsOnly(Map.entry("familyName", "Trem"), Map.entry("givenName", "M"));
        assertThat(begun(Map.of("familyName", "T", "dateOfBirth", "1955-03-12")))
                .hasSize(2);
    }

    @Test
    void waitsForThreeLettersWhereNamesAreAllThereIs() {
        assertThat(Criteria.begun(Map.of("familyName", "Tr", "givenName", "Ma")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "dateOfBirth, 1955-03",
        "dateOfBirth, 12 mars",
        "address.postalCode, J8X 4",
        "phone, 819 555",
        "identifier.sin, 046 454 286",
        "identifier.clientNumber, 12345",
        "notes, secret"
    })
    void leavesOutWhatIsNotWholeAndEveryIdentifier(String attribute, String typed) {
        assertThat(Criteria.begun(Map.of("familyName", "Tremblay", attribute, typed)))
                .isEmpty();
    }

    @Test
    void refusesNothingThatIsStillBeingTyped() {
        assertThat(begun(Map.of("familyName", "Tremblay", "givenName", "Marie", "dateOfBirth", "195")))
                .containsOnlyKeys("familyName", "givenName");
        assertThat(Criteria.begun(Map.of("familyName", "x".repeat(10_000), "givenName", "Marie")))
                .isEmpty();
    }

    private static Map<String, String> begun(Map<String, String> typed) {
        return Criteria.begun(typed).orElseThrow().values();
    }
}
