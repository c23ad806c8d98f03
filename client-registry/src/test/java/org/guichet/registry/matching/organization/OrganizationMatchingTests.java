package org.guichet.registry.matching.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.guichet.registry.matching.Description;
import org.guichet.registry.matching.Likeness;
import org.guichet.registry.matching.Likeness.Certain;
import org.guichet.registry.matching.Likeness.None;
import org.guichet.registry.matching.Likeness.Possible;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationMatchingTests {
    private static final String NUMBER = "123456782";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Boulangeries Dupont & Fils inc.",
                "LES BOULANGERIES DUPONT ET FILS LTÉE",
                "Boulangeries Dupont et Fils, S.E.N.C.",
                "Boulangeries Dupont Fils",
                "Fils Dupont Boulangeries",
                "Boulangeris Dupont et Fils"
            })
    void aNameIsTheSameHoweverItIsWrittenAndWhateverTheLegalForm(String written) {
        assertThat(compare(at("Les Boulangeries Dupont et Fils inc.", "J8X 3Y6"), at(written, "j8x3y6")))
                .isInstanceOf(Possible.class);
    }

    @ParameterizedTest
    @CsvSource({
        "Boulangeries Dupont, J8X 3Y6, Boulangeries Dupont, H2X 1Y4",
        "Garage Roy, J8X 3Y6, Garage Roy et associés, H2X 1Y4",
        "Boulangerie Dupont, J8X 3Y6, Boulangerie Durand, J8X 1A1",
        "Boulangerie Dupont, J8X 3Y6, Clinique Lacroix, J8X 3Y6"
    })
    void anotherPlaceOrAnotherNameIsAnotherOrganization(String one, String here, String other, String there) {
        assertThat(compare(at(one, here), at(other, there))).isInstanceOf(None.class);
    }

    @Test
    void aMissingPlaceSpeaksNeitherForNorAgainst() {
        assertThat(compare(told("legalName", "Garage Roy"), at("Garage Roy inc.", "J8X 3Y6")))
                .isInstanceOf(Possible.class);
    }

    @Test
    void onlyANumberVerifiedOfBothIsCertain() {
        Description known = verified(at("Garage Roy inc.", "J8X 3Y6"), NUMBER);
        Description renamed = verified(at("Mécanique Outaouais inc.", "H2X 1Y4"), NUMBER);

        assertThat(compare(known, renamed)).isInstanceOf(Certain.class);
        assertThat(compare(known, with(at("Garage Roy inc.", "J8X 3Y6"), NUMBER)))
                .isInstanceOf(Possible.class);
        assertThat(compare(known, told("identifier.businessNumber", NUMBER))).isInstanceOf(Possible.class);
    }

    @Test
    void anotherNumberLeavesADoubtAtTheSameDoorAlone() {
        Description known = verified(at("Garage Roy inc.", "J8X 3Y6"), NUMBER);

        assertThat(compare(known, with(at("Garage Roy", "J8X 3Y6"), "823456787")))
                .isInstanceOf(Possible.class);
        assertThat(compare(known, with(at("Garage Roy", "J8X 1A1"), "823456787")))
                .isInstanceOf(None.class);
    }

    @Test
    void whichIsNamedFirstMakesNoDifference() {
        List<Description> all = List.of(
                at("Garage Roy inc.", "J8X 3Y6"),
                at("Roy et associés", "J8X 3Y6"),
                verified(at("Garage Roi", "J8X 1A1"), NUMBER),
                told("legalName", "Ltd"),
                told("phone", "819 555-0100"));
        for (Description one : all) {
            for (Description other : all) {
                assertThat(compare(one, other)).isEqualTo(compare(other, one));
            }
        }
    }

    @Test
    void aNameThatIsOnlyBegunCountsAsTheNameOfWhoeverItIsComparedWith() {
        Description known = at("Garage Roy inc.", "J8X 3Y6");
        Description typed = at("gar", "J8X 3Y6");

        Description completed = OrganizationMatching.completed(typed, known);

        assertThat(compare(typed, known)).isInstanceOf(None.class);
        assertThat(compare(completed, known)).isInstanceOf(Possible.class);
        assertThat(OrganizationMatching.completed(at("zzz", "J8X 3Y6"), known)).isEqualTo(at("zzz", "J8X 3Y6"));
    }

    @Test
    void whateverMayBeOneSharesAKey() {
        Description known = verified(at("Les Boulangeries Dupont et Fils inc.", "J8X 3Y6"), NUMBER);
        for (Description other : List.of(
                at("Dupont et Fils", "J8X 3Y6"),
                told("legalName", "boulangeries dupont fils"),
                at("boul", "J8X 3Y6"),
                at("Boulangeries Dupont", "J8X 9Z9"))) {
            assertThat(OrganizationKeys.of(known).all())
                    .containsAnyElementsOf(OrganizationKeys.of(other).all());
        }
        assertThat(OrganizationKeys.of(known).all())
                .doesNotContainAnyElementsOf(
                        OrganizationKeys.of(at("Garage Roy", "H2X 1Y4")).all());
    }

    private static Likeness compare(Description one, Description other) {
        return OrganizationMatching.compare(one, other);
    }

    private static Description at(String name, String postalCode) {
        return Description.of(Map.of("legalName", name, "address.postalCode", postalCode));
    }

    private static Description told(String attribute, String value) {
        return Description.of(Map.of(attribute, value));
    }

    private static Description with(Description organization, String number) {
        Map<String, List<String>> values = new TreeMap<>(organization.values());
        values.put("identifier.businessNumber", List.of(number));
        return new Description(values, Set.of());
    }

    private static Description verified(Description organization, String number) {
        return new Description(with(organization, number).values(), Set.of("identifier.businessNumber"));
    }
}
