package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.guichet.registry.client.ClientKind;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Level;
import org.guichet.registry.matching.Matching;
import org.guichet.registry.matching.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DescriptionsTests {
    private static final Map<String, Object> MARIE =
            Map.of("givenName", "Marie-Anne", "middleName", "Rose", "familyName", "Tremblay");

    @ParameterizedTest
    @EnumSource
    void comparesNothingTheDictionaryDoesNotHaveOfThatKind(ClientKind kind) throws IOException {
        JsonNode dictionary =
                JsonMapper.shared().readTree(new ClassPathResource("registry/attributes.json").getContentAsByteArray());
        Set<String> codes = StreamSupport.stream(dictionary.spliterator(), false)
                .filter(entry -> StreamSupport.stream(entry.path("appliesTo").spliterator(), false)
                        .anyMatch(applies -> applies.asString().equals(kind.name())))
                .map(entry -> entry.path("code").asString())
                .collect(Collectors.toSet());

        assertThat(codes).containsAll(Descriptions.compared(kind));
    }

    @ParameterizedTest
    @CsvSource({
        "telephone.mobile, phone",
        "telephone.home, phone",
        "telephone.work, phone",
        "emailAddress.second, email",
        "emailAddress.work, email",
        "mailingAddress.line, address.line",
        "mailingAddress.locality, address.locality",
        "mailingAddress.province, address.province",
        "mailingAddress.postalCode, address.postalCode",
        "birthName, familyName"
    })
    void putsAFurtherValueAfterWhatSheIsKnownBy(String further, String as) {
        assertThat(told(further, "another", as, "first").values()).containsEntry(as, List.of("first", "another"));
        assertThat(told(further, "another").values().getOrDefault(as, List.of()))
                .contains("another");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Roy | Roy",
                "O'Brien-Roy | O'Brien-Roy",
                "Marie-Anne Roy | roy",
                "ROY, Marie Anne | roy",
                "Marie-Anne Rose de la Cruz | de la cruz",
                "Walter Roy | Walter Roy"
            })
    void readsAFamilyNameWithGivenNamesAndWithout(String name, String family) {
        assertThat(told("birthName", name).values()).containsEntry("familyName", List.of("Tremblay", family));
        assertThat(told("formerNames", List.of(name)).values())
                .containsEntry("familyName", List.of("Tremblay", family));
    }

    @ParameterizedTest
    @CsvSource({"Marie-Anne", "Rosie", "Marie Anne Rose", "!"})
    void takesNoGivenNameInUseForAFamilyName(String name) {
        assertThat(told("alternativeName", name).values()).containsEntry("familyName", List.of("Tremblay"));
    }

    @Test
    void readsEveryNameOfAList() {
        assertThat(told("formerNames", List.of("Roy", Map.of("familyName", "Gagnon", "until", "1987-05-02"), Map.of()))
                        .values())
                .containsEntry("familyName", List.of("Tremblay", "Roy", "Gagnon"));
    }

    @Test
    void comparesGenderAsSexWhereItIsOneOfTwo() {
        assertThat(sex("F", "F")).containsExactly(Level.EXACT);
        assertThat(sex("F", "M")).containsExactly(Level.DIFFERENT);
        assertThat(sex("F", "X")).isEmpty();
        assertThat(sex("X", "X")).isEmpty();
    }

    @Test
    void tellsAnOrganizationsNamesApartByNoGivenName() {
        assertThat(Descriptions.of(
                                ClientKind.ORGANIZATION,
                                Map.of("legalName", "Pain fictif inc.", "alternativeName", "Au pain fictif"),
                                Set.of())
                        .values())
                .containsEntry("alternativeName", List.of("Au pain fictif"));
    }

    private static List<Level> sex(String one, String other) {
        return Matching.shipped().compare(told("gender", one), told("gender", other)).reasons().stream()
                .filter(reason -> ComparedAs.attribute(reason.attribute()).equals("gender"))
                .map(Reason::level)
                .toList();
    }

    private static Description told(Object... more) {
        Map<String, Object> told = new HashMap<>(MARIE);
        for (int at = 0; at < more.length; at += 2) {
            told.put((String) more[at], more[at + 1]);
        }
        return Descriptions.of(told, Set.of());
    }
}
