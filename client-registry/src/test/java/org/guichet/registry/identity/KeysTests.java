package org.guichet.registry.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysTests {
    private static final Map<String, String> MARTHE = Map.of("givenName", "Marthe", "familyName", "Oberhausen");

    private final Keys named = keys(MARTHE);

    @Test
    void losesNobodyAmongThoseWhoseNamesOnlyBeginAsHers() {
        assertThat(named.begun()).hasSize(3);
        assertThat(named.isLostIn(named.begun())).isFalse();
    }

    @Test
    void losesWhoeverSharesTheWholeNameOrTheSoundOfAllOfItWithACrowd() {
        assertThat(named.isLostIn(named.whole())).isTrue();
        assertThat(named.isLostIn(named.sounds())).isTrue();
        assertThat(named.sounds())
                .hasSize(2)
                .allSatisfy(one -> assertThat(named.isLostIn(Set.of(one))).isFalse());
    }

    @Test
    void believesNoTelephoneThatSheIsNobodyOfACrowdButHerBirth() {
        assertThat(with("phone", "4185550142").isLostIn(named.all())).isTrue();
        assertThat(with("address.postalCode", "G1R 4P5").isLostIn(named.all())).isTrue();
        Keys born = with("dateOfBirth", "1951-07-08");
        assertThat(born.isLostIn(named.all())).isFalse();
        assertThat(born.isLostIn(union(named.all(), born.ofBirth()))).isTrue();
    }

    @Test
    void cutsOffWhoeverBeginsAsWhatWasTypedWhereEveryBeginningIsACrowds() {
        Keys typed = keys(Map.of("givenName", "Mart", "familyName", "Oberh"));

        assertThat(typed.begun()).isEqualTo(named.begun());
        assertThat(typed.isCutOffIn(typed.begun(), Stream.of(named))).isTrue();
        assertThat(typed.begun()).allSatisfy(read -> {
            Set<Long> others = new HashSet<>(typed.begun());
            others.remove(read);
            assertThat(typed.isCutOffIn(others, Stream.of(named))).isFalse();
        });
        assertThat(keys(Map.of("givenName", "Mart", "familyName", "Oberh", "dateOfBirth", "1951-07-08"))
                        .isCutOffIn(typed.begun(), Stream.of()))
                .isFalse();
    }

    @Test
    void cutsOffNobodyWhereTheWholeNameWasTypedOfSomebodyFound() {
        assertThat(named.isCutOffIn(named.begun(), Stream.of(named))).isFalse();
        assertThat(named.isCutOffIn(named.begun(), Stream.of())).isTrue();
        assertThat(named.isCutOffIn(named.whole(), Stream.of(named))).isTrue();
    }

    @Test
    void asksNobodyByABeginningThatIsTooShort() {
        Keys typed = keys(Map.of("givenName", "Ma", "familyName", "Ober"));

        assertThat(typed.begun()).hasSize(1);
        assertThat(typed.isCutOffIn(typed.begun(), Stream.of())).isTrue();
    }

    private static Keys with(String attribute, String value) {
        Map<String, String> told = new HashMap<>(MARTHE);
        told.put(attribute, value);
        return keys(told);
    }

    private static Keys keys(Map<String, String> told) {
        return Keys.ofPerson(Descriptions.of(told, Set.of()));
    }

    @SafeVarargs
    private static Set<Long> union(Set<Long>... some) {
        Set<Long> all = new HashSet<>();
        Arrays.stream(some).forEach(all::addAll);
        return all;
    }
}
