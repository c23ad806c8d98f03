package org.guichet.registry.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SocialInsuranceNumberTests {

    @ParameterizedTest
    @ValueSource(strings = {"130692544", "130 692 544", "130-692-544", " 130692544 ", "130\u00a0692\u00a0544"})
    void readsItHoweverItIsGrouped(String typed) {
        assertThat(SocialInsuranceNumber.of(typed).map(SocialInsuranceNumber::digits))
                .contains("130692544");
    }

    @Test
    void readsOneOfATemporaryResident() {
        assertThat(SocialInsuranceNumber.of("930 692 545")).isEmpty();
        assertThat(SocialInsuranceNumber.of("930692546")).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "130692545",
                "130692454",
                "13069254",
                "1306925440",
                "130692544x",
                "046454286",
                "806925442",
                "",
                "000000000",
                "130 692544 0",
                "１３０６９２５４４"
            })
    void refusesWhatNobodyWasIssued(String typed) {
        assertThat(SocialInsuranceNumber.of(typed)).isEmpty();
    }

    @Test
    void isNeverBornWrongAndNeverPrinted() {
        assertThatThrownBy(() -> new SocialInsuranceNumber("130692545")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new SocialInsuranceNumber("130692544").toString()).doesNotContain("130692544");
    }
}
