package org.guichet.registry.registration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTests {

    @ParameterizedTest
    @ValueSource(strings = {"Rose-Ève", "محمد بن علي", "שרה", "李小龍", "👩‍👩‍👧‍👦", "Ḍāʾūd", "O’Brien", "ᐃᓄᒃᑎᑐᑦ"})
    void takesNamesOfEveryScript(String name) {
        assertThat(PlainText.is(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a\u0000b",
                "a\nb",
                "a\u0085b",
                "a\u2028b",
                "\uD800",
                "a\uDC00",
                "\u202Eesor",
                "a\uFFFE",
                "\u2066x"
            })
    void refusesWhatNoNameHas(String name) {
        assertThat(PlainText.is(name)).isFalse();
    }

    @Test
    void findsItDeepWithinAList() {
        assertThat(PlainText.allOf(List.of(Map.of("age", 4, "name", "Zoé")))).isTrue();
        assertThat(PlainText.allOf(List.of(Map.of("na\u0000me", 4)))).isFalse();
    }

    @Test
    void composesEveryTextWithin() {
        assertThat(PlainText.composed("E\u0300ve")).isEqualTo("\u00C8ve");
        assertThat(PlainText.composed(List.of(Map.of("n", "e\u0301")))).isEqualTo(List.of(Map.of("n", "é")));
        assertThat(PlainText.composed(42)).isEqualTo(42);
    }

    @Test
    void countsCharactersAsPeopleDo() {
        assertThat(PlainText.length("😀😀")).isEqualTo(2);
    }
}
